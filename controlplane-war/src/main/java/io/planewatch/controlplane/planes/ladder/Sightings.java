package io.planewatch.controlplane.planes.ladder;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The state of all data planes in the engine at one time, by ID.
 *
 * @param up 1 when the last scrape was taken; a plane that is no target has no entry
 * @param samples of the last scrape
 * @param requests of the last minutes
 * @param lastUpload of a block, by any sidecar
 */
record Sightings(
    Map<String, Double> up,
    Map<String, Double> samples,
    Map<String, Double> requests,
    Optional<Instant> lastUpload) {
  Sightings {
    up = Map.copyOf(up);
    samples = Map.copyOf(samples);
    requests = Map.copyOf(requests);
  }

  boolean isPositive(Map<String, Double> values, String plane) {
    return values.getOrDefault(plane, 0.0) > 0;
  }
}
