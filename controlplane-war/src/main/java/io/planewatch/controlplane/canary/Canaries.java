package io.planewatch.controlplane.canary;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.InstantVector;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.queries.ApiError;
import io.planewatch.controlplane.queries.Scoping;
import jakarta.json.JsonException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads back what each plane writes, the way a page would: one plane at a time, narrowed by the
 * facade. The value of the series is the time at which the plane wrote it.
 */
public final class Canaries {
  private static final String QUERY = "max(planewatch_canary_time_seconds)";
  private static final Duration LATE_AFTER = Duration.ofMinutes(1);

  private final Scoping scoping;
  private final Engine engine;
  private final PlaneDirectory directory;
  private final Clock clock;
  private final Map<String, Boolean> arrived = new ConcurrentHashMap<>();

  Canaries(Scoping scoping, Engine engine, PlaneDirectory directory, Clock clock) {
    this.scoping = scoping;
    this.engine = engine;
    this.directory = directory;
    this.clock = clock;
  }

  public void read() {
    for (PlaneEntry plane : directory.all()) {
      if (plane.isRegistered() && !plane.isRetired()) {
        arrived.put(plane.id(), arrives(plane.id()));
      }
    }
    arrived.keySet().removeIf(id -> directory.find(id).filter(p -> !p.isRetired()).isEmpty());
  }

  /** By plane, whether the last reading found a series that is young enough. */
  Map<String, Boolean> last() {
    return Collections.unmodifiableMap(arrived);
  }

  private boolean arrives(String plane) {
    try {
      String query = scoping.scope(QUERY, PlaneSet.of(Set.of(plane))).text();
      try (EngineAnswer answer = engine.ask("query", Parameters.of("query", query))) {
        byte[] body = answer.readAll();
        return answer.isSuccess()
            && InstantVector.read(body).samples().stream()
                .findFirst()
                .filter(this::isYoung)
                .isPresent();
      }
    } catch (EngineUnavailable | ApiError | UncheckedIOException | JsonException broken) {
      return false;
    }
  }

  private boolean isYoung(InstantVector.Sample written) {
    return clock.millis() / 1000.0 - written.value() < LATE_AFTER.toSeconds();
  }
}
