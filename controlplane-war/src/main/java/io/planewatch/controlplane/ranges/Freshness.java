package io.planewatch.controlplane.ranges;

import java.time.Duration;

/**
 * Which evaluated steps may be served again.
 *
 * @param settled a step is final when it was at least this old as it was evaluated: scrapes and
 *     rules have come in by then
 * @param outOfOrder how far back late samples may still arrive; zero when the engine takes none
 * @param outOfOrderLife how long a step inside that window may be served before it is asked again
 */
public record Freshness(Duration settled, Duration outOfOrder, Duration outOfOrderLife) {
  public Freshness {
    if (settled.isNegative() || outOfOrder.isNegative() || outOfOrderLife.isNegative()) {
      throw new IllegalArgumentException("a freshness bound is negative");
    }
  }

  boolean mayBeKept(long stepMillis, long evaluatedAtSeconds) {
    return evaluatedAtSeconds * 1000 - stepMillis >= settled.toMillis();
  }

  /**
   * A step is final for ever only if late samples were over when it was evaluated; that they are
   * over now says nothing of what came in between.
   */
  boolean mayBeServed(long stepMillis, long evaluatedAtSeconds, long nowMillis) {
    return evaluatedAtSeconds * 1000 - stepMillis >= outOfOrder.toMillis()
        || nowMillis - evaluatedAtSeconds * 1000 <= outOfOrderLife.toMillis();
  }
}
