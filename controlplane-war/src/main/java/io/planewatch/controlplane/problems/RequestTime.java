package io.planewatch.controlplane.problems;

import java.time.Instant;

/** Bounds of times that callers give. */
public final class RequestTime {
  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private RequestTime() {}

  /**
   * Whether the time is in the years 1970 to 9999. Other times exceed a timestamp of PostgreSQL, or
   * the milliseconds that a {@code long} can hold.
   */
  public static boolean isWithinBounds(Instant time) {
    return !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
  }
}
