package io.planewatch.controlplane.planes.ladder;

import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the first rung that a plane does not reach.
 *
 * @param uploadsWithin how old the last upload of a block may be; empty where there is no object
 *     storage
 */
record Ladder(Optional<Duration> uploadsWithin) {
  private static final Set<Lifecycle> SILENT =
      Set.of(Lifecycle.REGISTERED, Lifecycle.STALE, Lifecycle.OFFLINE);

  /** Empty when every rung is reached. */
  Optional<Rung> firstFailing(PlaneEntry plane, Sightings seen, Instant now) {
    String id = plane.id();
    if (!plane.staticTarget() && (!plane.isRegistered() || SILENT.contains(plane.lifecycle()))) {
      return Optional.of(Rung.REGISTERED);
    }
    Optional<Rung> reading =
        isWrittenByGateway(id, seen) ? Optional.empty() : readingFails(id, seen);
    if (reading.isPresent()) {
      return reading;
    }
    if (lacksUpload(plane, seen, now)) {
      return Optional.of(Rung.IN_OBJECT_STORAGE);
    }
    return seen.isPositive(seen.requests(), id) ? Optional.empty() : Optional.of(Rung.TRAFFIC_SEEN);
  }

  /** It is no target, and still its requests arrive: through the gateway, by which planes write. */
  private static boolean isWrittenByGateway(String id, Sightings seen) {
    return !seen.up().containsKey(id) && seen.isPositive(seen.requests(), id);
  }

  private static Optional<Rung> readingFails(String id, Sightings seen) {
    if (!seen.up().containsKey(id)) {
      return Optional.of(Rung.DISCOVERED);
    }
    if (!seen.isPositive(seen.up(), id)) {
      return Optional.of(Rung.SCRAPED);
    }
    return seen.isPositive(seen.samples(), id) ? Optional.empty() : Optional.of(Rung.STORED);
  }

  /** A plane that came only now has no block yet, and nothing is wrong. */
  private boolean lacksUpload(PlaneEntry plane, Sightings seen, Instant now) {
    return uploadsWithin
        .map(now::minus)
        .filter(latest -> plane.createdAt().isBefore(latest))
        .filter(latest -> seen.lastUpload().map(upload -> upload.isBefore(latest)).orElse(true))
        .isPresent();
  }
}
