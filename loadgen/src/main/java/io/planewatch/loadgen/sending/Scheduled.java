package io.planewatch.loadgen.sending;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The open model: a request is made when its planned time has come, whether earlier ones have been
 * answered or not. Who falls behind sends what is due at once and never moves the plan.
 */
// What a scheduled task throws is the loop's to log; nothing waits for it.
@SuppressWarnings("FutureReturnValueIgnored")
final class Scheduled implements Traffic {

  // Answers must be read in between, or catching up would delay them and falsify their times.
  private static final int MOST_AT_ONCE = 32;

  private final EventLoop loop;
  private final Plan plan;
  private final List<Wire> wires;
  private final Pool pool;
  private final Ledger ledger;
  private final long startNs;
  private final int connectionsBeforehand;
  private boolean stopped;

  Scheduled(
      EventLoop loop,
      Plan plan,
      List<Wire> wires,
      Pool pool,
      Ledger ledger,
      long startNs,
      int connectionsBeforehand) {
    this.loop = loop;
    this.plan = plan;
    this.wires = wires;
    this.pool = pool;
    this.ledger = ledger;
    this.startNs = startNs;
    this.connectionsBeforehand = connectionsBeforehand;
  }

  @Override
  public void start() {
    pool.prepare(connectionsBeforehand);
    sendDue();
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean finished() {
    return (stopped || plan.ended()) && pool.quiet();
  }

  @Override
  public Pool pool() {
    return pool;
  }

  private void sendDue() {
    for (int sent = 0; sent < MOST_AT_ONCE; sent++) {
      if (stopped || plan.ended()) {
        return;
      }
      long plannedNs = startNs + plan.dueNs();
      long waitNs = plannedNs - System.nanoTime();
      if (waitNs > 0) {
        loop.schedule(this::sendDue, waitNs, TimeUnit.NANOSECONDS);
        return;
      }
      ledger.planned(plannedNs);
      pool.submit(wires.get(plan.endpoint()), plan.endpoint(), plan.k(), plannedNs);
      plan.advance();
    }
    loop.execute(this::sendDue);
  }
}
