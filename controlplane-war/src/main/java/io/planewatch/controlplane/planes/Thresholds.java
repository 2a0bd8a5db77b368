package io.planewatch.controlplane.planes;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a plane's silence means. */
public record Thresholds(Duration lateAfter, Duration staleAfter, Duration offlineAfter) {
  public Thresholds {
    if (lateAfter.compareTo(staleAfter) >= 0 || staleAfter.compareTo(offlineAfter) >= 0) {
      throw new IllegalArgumentException(
          "late after "
              + lateAfter
              + ", stale after "
              + staleAfter
              + " and offline after "
              + offlineAfter
              + " do not follow each other");
    }
  }

  /** The state that follows from what is known of a plane at this moment. */
  public Lifecycle lifecycle(PlaneEntry plane, Optional<Instant> lastSeen, Instant now) {
    if (plane.retiredAt() != null) {
      return Lifecycle.RETIRED;
    }
    if (plane.maintenanceUntil() != null && now.isBefore(plane.maintenanceUntil())) {
      return Lifecycle.MAINTENANCE;
    }
    return lastSeen
        .map(seen -> bySilence(Duration.between(seen, now)))
        .orElse(Lifecycle.REGISTERED);
  }

  private Lifecycle bySilence(Duration silence) {
    if (silence.compareTo(lateAfter) < 0) {
      return Lifecycle.LIVE;
    }
    if (silence.compareTo(staleAfter) < 0) {
      return Lifecycle.LATE;
    }
    return silence.compareTo(offlineAfter) < 0 ? Lifecycle.STALE : Lifecycle.OFFLINE;
  }
}
