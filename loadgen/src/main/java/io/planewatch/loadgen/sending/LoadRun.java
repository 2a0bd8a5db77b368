package io.planewatch.loadgen.sending;

import io.netty.channel.EventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.planewatch.loadgen.recording.Tally;
import io.planewatch.loadgen.scenario.Limits;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.Target;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A scenario being carried out. */
// Nobody waits for the loops to end: their threads are daemons.
@SuppressWarnings("FutureReturnValueIgnored")
public final class LoadRun implements AutoCloseable {

  // Time for every lane to be ready before the first request is due.
  private static final long LEAD_NS = 400_000_000L;

  // Connections for the requests of the first milliseconds.
  private static final double SECONDS_BEFOREHAND = 0.005;
  private static final int MOST_BEFOREHAND = 64;

  private final Scenario scenario;
  private final MultiThreadIoEventLoopGroup loops;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Address> addresses = new ArrayList<>();
  private final long measuredFromNs;

  private LoadRun(Scenario scenario, Address.Resolver resolver) {
    this.scenario = scenario;
    Transport transport = Transport.best();
    Limits limits = scenario.limits();
    loops = transport.loops(limits.threads());
    List<Integer> endpointCounts = endpointCounts();
    for (Target target : scenario.targets()) {
      Address address = new Address(target.server(), resolver);
      address.refresh();
      addresses.add(address);
    }
    Optional<Tls> tls =
        scenario.targets().stream().anyMatch(target -> target.server().tls())
            ? Optional.of(Tls.of(scenario.trust(), limits.timeout()))
            : Optional.empty();
    long startNs = System.nanoTime() + LEAD_NS;
    measuredFromNs = startNs + scenario.warmUp().toNanos();
    for (int i = 0; i < limits.threads(); i++) {
      lanes.add(new Lane(loops.next(), endpointCounts));
    }
    for (int i = 0; i < lanes.size(); i++) {
      List<Traffic> traffic = new ArrayList<>();
      for (int target = 0; target < scenario.targets().size(); target++) {
        traffic.add(traffic(target, i, transport, tls, startNs));
      }
      lanes.get(i).start(traffic);
    }
  }

  /** Starts at once; the first request is due a moment later. */
  public static LoadRun start(Scenario scenario) {
    return start(scenario, InetAddress::getAllByName);
  }

  static LoadRun start(Scenario scenario, Address.Resolver resolver) {
    return new LoadRun(scenario, resolver);
  }

  /** The moment of {@link System#nanoTime} at which the run proper begins, after the warm-up. */
  public long measuredFromNs() {
    return measuredFromNs;
  }

  /** Totals of the right size for {@link #collectInto}. */
  public Tally newTotals() {
    return Tally.forRun(endpointCounts());
  }

  /** Adds what was counted since the last call to each of the totals; one caller at a time. */
  public void collectInto(Tally... totals) {
    lanes.forEach(lane -> lane.collectInto(totals));
  }

  /** Looks the targets' names up again. */
  public void refreshAddresses() {
    addresses.forEach(Address::refresh);
  }

  /** Waits for the end of the last request; false when it has not come in this time. */
  public boolean await(Duration atMost) throws InterruptedException {
    CompletableFuture<?> all =
        CompletableFuture.allOf(
            lanes.stream().map(Lane::finished).toArray(CompletableFuture<?>[]::new));
    try {
      all.get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes no more requests; those in flight go on. */
  public void stop() {
    lanes.forEach(Lane::stop);
  }

  /** Gives up the requests that have no answer yet; they count as unfinished. */
  public void abandon() {
    lanes.forEach(Lane::abandon);
  }

  @Override
  public void close() {
    loops.shutdownGracefully(0, 100, TimeUnit.MILLISECONDS);
  }

  private List<Integer> endpointCounts() {
    return scenario.targets().stream().map(target -> target.mix().endpoints().size()).toList();
  }

  private Traffic traffic(
      int index, int laneIndex, Transport transport, Optional<Tls> tls, long startNs) {
    Target target = scenario.targets().get(index);
    Limits limits = scenario.limits();
    Lane lane = lanes.get(laneIndex);
    EventLoop loop = lane.loop();
    long seed = scenario.seed() * 31 + index;
    Ledger ledger = new Ledger(lane::tally, index, measuredFromNs, limits.lateAfter().toNanos());
    Dialler dialler =
        new Dialler(
            addresses.get(index),
            target.server().tls() ? tls : Optional.empty(),
            loop,
            transport,
            limits.timeout());
    int connections = Math.max(1, limits.connections() / limits.threads());
    Pool pool = new Pool(dialler, ledger, connections, limits.timeout().toNanos());
    List<Wire> wires =
        target.mix().endpoints().stream()
            .map(endpoint -> new Wire(target, endpoint, scenario.feeds()))
            .toList();
    if (limits.closedLoop()) {
      double seconds = target.shape().durationSeconds();
      long endNs =
          Double.isInfinite(seconds)
              ? measuredFromNs + Long.MAX_VALUE / 2
              : measuredFromNs + Math.round(seconds * 1e9);
      return new ClosedLoop(
          loop, target.mix(), wires, pool, ledger, connections, startNs, endNs, seed + laneIndex);
    }
    Plan plan =
        new Plan(
            target.schedule(scenario.warmUp(), seed),
            target.mix(),
            seed,
            laneIndex,
            limits.threads());
    return new Scheduled(
        loop, plan, wires, pool, ledger, startNs, connectionsBeforehand(target, limits));
  }

  private static int connectionsBeforehand(Target target, Limits limits) {
    double perLane = target.shape().meanRate() / limits.threads();
    return (int) Math.min(MOST_BEFOREHAND, Math.ceil(perLane * SECONDS_BEFOREHAND));
  }
}
