package io.planewatch.dataplane.registration;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Doubles from the first wait to the longest; each wait is between half of that and all of it, so
 * that planes spread.
 */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final DoubleSupplier random;
  private Duration current;

  /** The random numbers are from 0 to 1. */
  Backoff(Duration first, Duration longest, DoubleSupplier random) {
    if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
      throw new IllegalArgumentException(first + " to " + longest + " is no back-off");
    }
    this.first = first;
    this.longest = longest;
    this.random = random;
    this.current = first;
  }

  Duration next() {
    long half = current.toNanos() / 2;
    Duration doubled = current.multipliedBy(2);
    current = doubled.compareTo(longest) > 0 ? longest : doubled;
    return Duration.ofNanos(half + (long) (random.getAsDouble() * half));
  }

  void reset() {
    current = first;
  }
}
