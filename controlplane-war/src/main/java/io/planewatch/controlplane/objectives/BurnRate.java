package io.planewatch.controlplane.objectives;

import java.time.Duration;
import java.util.List;

/**
 * A pace at which a budget may be used up, as a multiple of the one that lasts for the window. It
 * has to hold over a long time, so that it matters, and over a short one, so that it still goes on.
 */
record BurnRate(Duration over, Duration lately, double times, String severity) {
  /** Of fewer events in the long time, one failure more or less makes the rate. */
  static final int LEAST_EVENTS = 50;

  /** Fewer bad events than that are no rate, however small the budget is. */
  static final int LEAST_BAD = 5;

  /** 2 % of a month's budget in an hour, 5 % in six hours, 10 % in a day, 10 % in three. */
  static final List<BurnRate> WATCHED =
      List.of(
          new BurnRate(Duration.ofHours(1), Duration.ofMinutes(5), 14.4, "critical"),
          new BurnRate(Duration.ofHours(6), Duration.ofMinutes(30), 6, "critical"),
          new BurnRate(Duration.ofDays(1), Duration.ofHours(2), 3, "warning"),
          new BurnRate(Duration.ofDays(3), Duration.ofHours(6), 1, "warning"));
}
