package io.planewatch.loadgen.scenario;

import java.time.Duration;

/**
 * Limits of a run other than its schedule.
 *
 * @param timeout how long a request may take from the moment that it was sent
 * @param connections the most connections to one target; beyond them requests wait their turn,
 *     which their response time shows
 * @param threads the event loops that share the sending
 * @param closedLoop whether each connection sends as soon as it has its answer, with no schedule:
 *     for finding a server's maximum, never for latencies
 * @param lateAfter how long after its planned time a request must be sent to count as a late start
 */
public record Limits(
    Duration timeout, int connections, int threads, boolean closedLoop, Duration lateAfter) {

  public static final Limits DEFAULT =
      new Limits(Duration.ofSeconds(10), 4096, 1, false, Duration.ofMillis(1));

  public Limits {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("a timeout must be more than zero");
    }
    if (connections < 1 || connections > 60_000) {
      throw new IllegalArgumentException("connections must lie between 1 and 60000");
    }
    if (threads < 1 || threads > 64) {
      throw new IllegalArgumentException("threads must lie between 1 and 64");
    }
    if (lateAfter.isNegative()) {
      throw new IllegalArgumentException("what counts as late can't be negative");
    }
  }

  public Limits withConnections(int other) {
    return new Limits(timeout, other, threads, closedLoop, lateAfter);
  }

  public Limits withTimeout(Duration other) {
    return new Limits(other, connections, threads, closedLoop, lateAfter);
  }

  public Limits withThreads(int other) {
    return new Limits(timeout, connections, other, closedLoop, lateAfter);
  }

  public Limits inClosedLoop() {
    return new Limits(timeout, connections, threads, true, lateAfter);
  }
}
