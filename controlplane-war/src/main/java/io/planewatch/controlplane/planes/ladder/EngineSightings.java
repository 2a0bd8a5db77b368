package io.planewatch.controlplane.planes.ladder;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneValues;
import jakarta.json.JsonException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Asks the engine about all planes at once: a few queries, however many planes there are. */
final class EngineSightings {
  private static final String UP = "max by (data_plane) (up{data_plane!=\"\"})";
  private static final String SAMPLES =
      "sum by (data_plane) (scrape_samples_post_metric_relabeling{data_plane!=\"\"})";
  private static final String REQUESTS =
      "sum by (data_plane) (increase(http_server_request_duration_seconds_count{data_plane!=\"\"}[5m]))";
  private static final String LAST_UPLOAD =
      "max(thanos_objstore_bucket_last_successful_upload_time{job=~\"thanos.*\",data_plane=\"control\"})"
          + " > 0";

  private final PlaneValues engine;
  private final boolean hasObjectStorage;

  EngineSightings(Engine engine, boolean hasObjectStorage) {
    this.engine = new PlaneValues(engine);
    this.hasObjectStorage = hasObjectStorage;
  }

  /** What is seen now; empty when the engine does not answer, or not with what was asked. */
  Optional<Sightings> look() {
    try {
      return Optional.of(ask());
    } catch (EngineUnavailable | UncheckedIOException | JsonException away) {
      return Optional.empty();
    }
  }

  private Sightings ask() {
    Collection<Double> uploads = hasObjectStorage ? engine.of(LAST_UPLOAD).values() : List.of();
    Optional<Instant> lastUpload =
        uploads.stream().findFirst().map(seconds -> Instant.ofEpochSecond(seconds.longValue()));
    return new Sightings(engine.of(UP), engine.of(SAMPLES), engine.of(REQUESTS), lastUpload);
  }
}
