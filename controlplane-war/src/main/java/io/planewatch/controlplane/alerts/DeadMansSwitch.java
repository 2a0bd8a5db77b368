package io.planewatch.controlplane.alerts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the alert that always fires came last. While it comes, every other one would, too. */
final class DeadMansSwitch {
  /** Six times the interval at which Alertmanager repeats it. */
  private static final Duration SILENT_AFTER = Duration.ofMinutes(3);

  private final Clock clock;
  private final Instant begun;
  private volatile Optional<Instant> heard = Optional.empty();

  DeadMansSwitch(Clock clock) {
    this.clock = clock;
    this.begun = clock.instant();
  }

  void hear() {
    heard = Optional.of(clock.instant());
  }

  Optional<Instant> lastHeard() {
    return heard;
  }

  boolean isSilent() {
    return heard.orElse(begun).plus(SILENT_AFTER).isBefore(clock.instant());
  }
}
