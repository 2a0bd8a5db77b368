package io.planewatch.controlplane.access.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down attempts with many sign-in codes. A failed attempt counts for some time, and the
 * number of counted attempts is limited.
 */
final class AttemptLimit {
  /** Bounds the memory; the address that failed longest ago is forgotten first. */
  private static final int MAX_ADDRESSES = 10_000;

  private final int maxOpen;
  private final Duration forgivenAfter;
  private final Clock clock;
  private final Map<String, Instant> allForgivenAt = new LinkedHashMap<>();

  AttemptLimit(int maxOpen, Duration forgivenAfter, Clock clock) {
    this.maxOpen = maxOpen;
    this.forgivenAfter = forgivenAfter;
    this.clock = clock;
  }

  /**
   * Counts an attempt as failed until {@link #takeBack}: of many at once no more are let through
   * than of many after one another.
   *
   * @return how long this address has to wait before it may try; zero when it may now
   */
  synchronized Duration begin(String address) {
    Instant now = clock.instant();
    Instant end = allForgivenAt.getOrDefault(address, now);
    Duration tooMuch = Duration.between(now, end).minus(forgivenAfter.multipliedBy(maxOpen - 1L));
    if (tooMuch.compareTo(Duration.ZERO) > 0) {
      return tooMuch;
    }
    allForgivenAt.remove(address);
    allForgivenAt.put(address, (end.isBefore(now) ? now : end).plus(forgivenAfter));
    if (allForgivenAt.size() > MAX_ADDRESSES) {
      allForgivenAt.remove(allForgivenAt.keySet().iterator().next());
    }
    return Duration.ZERO;
  }

  /** How many failed attempts are not forgiven yet. */
  synchronized long open(String address) {
    Instant now = clock.instant();
    Duration rest = Duration.between(now, allForgivenAt.getOrDefault(address, now));
    return rest.isNegative()
        ? 0
        : (rest.toMillis() + forgivenAfter.toMillis() - 1) / forgivenAfter.toMillis();
  }

  /** The attempt did not fail. */
  synchronized void takeBack(String address) {
    Instant now = clock.instant();
    allForgivenAt.computeIfPresent(
        address,
        (key, end) -> end.minus(forgivenAfter).isAfter(now) ? end.minus(forgivenAfter) : null);
  }
}
