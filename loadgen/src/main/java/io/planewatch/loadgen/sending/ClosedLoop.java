package io.planewatch.loadgen.sending;

import io.netty.channel.EventLoop;
import io.planewatch.loadgen.scenario.Mix;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * As many requests as the connections carry: the next leaves when the last has ended. It finds a
 * server's maximum; its times say nothing about what callers at a given rate would feel.
 */
// What a scheduled task throws is the loop's to log; nothing waits for it.
@SuppressWarnings("FutureReturnValueIgnored")
final class ClosedLoop implements Traffic {

  private final EventLoop loop;
  private final Mix mix;
  private final List<Wire> wires;
  private final Pool pool;
  private final Ledger ledger;
  private final int connections;
  private final long startNs;
  private final long endNs;
  private final SplittableRandom random;
  private long k;
  private boolean stopped;

  ClosedLoop(
      EventLoop loop,
      Mix mix,
      List<Wire> wires,
      Pool pool,
      Ledger ledger,
      int connections,
      long startNs,
      long endNs,
      long seed) {
    this.loop = loop;
    this.mix = mix;
    this.wires = wires;
    this.pool = pool;
    this.ledger = ledger;
    this.connections = connections;
    this.startNs = startNs;
    this.endNs = endNs;
    this.random = new SplittableRandom(seed);
  }

  @Override
  public void start() {
    long waitNs = startNs - System.nanoTime();
    if (waitNs > 0) {
      loop.schedule(this::start, waitNs, TimeUnit.NANOSECONDS);
      return;
    }
    pool.afterEach(this::sendNext);
    for (int i = 0; i < connections; i++) {
      sendNext();
    }
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean finished() {
    return (stopped || System.nanoTime() - endNs >= 0) && pool.quiet();
  }

  @Override
  public Pool pool() {
    return pool;
  }

  private void sendNext() {
    long now = System.nanoTime();
    if (stopped || now - endNs >= 0) {
      return;
    }
    int endpoint = mix.at(random.nextDouble());
    ledger.planned(now);
    pool.submit(wires.get(endpoint), endpoint, k++, now);
  }
}
