package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * What the registry knows of each plane, on the control plane's {@code /metrics}, so that an alert
 * can tell of one that never sent a sample. The label is {@code plane}: {@code data_plane} names
 * who is scraped.
 */
public final class PlaneMetrics {
  private static final String SILENCE = "planewatch_plane_silence_seconds";

  private final MetricRegistry registry;
  private final PlaneDirectory directory;
  private final Heartbeats heartbeats;
  private final Clock clock;
  private final Set<MetricID> present = new HashSet<>();

  PlaneMetrics(
      MetricRegistry registry, PlaneDirectory directory, Heartbeats heartbeats, Clock clock) {
    this.registry = registry;
    this.directory = directory;
    this.heartbeats = heartbeats;
    this.clock = clock;
  }

  /** Adds planes that are new and removes those that are retired or have moved. */
  public synchronized void follow() {
    Set<MetricID> wanted = new HashSet<>();
    for (PlaneEntry plane : directory.all()) {
      if (!plane.isRetired()) {
        Tag[] tags = tags(plane);
        MetricID id = new MetricID(SILENCE, tags);
        wanted.add(id);
        if (present.add(id)) {
          registry.gauge(metadata(), this, metrics -> metrics.silence(plane.id()), tags);
        }
      }
    }
    present.removeIf(id -> !wanted.contains(id) && registry.remove(id));
  }

  private static Metadata metadata() {
    return Metadata.builder()
        .withName(SILENCE)
        .withDescription("Since when a plane has not reported; 0 while it is worked on.")
        .build();
  }

  private static Tag[] tags(PlaneEntry plane) {
    return new Tag[] {
      new Tag("plane", plane.id()), new Tag("plane_environment", plane.environment())
    };
  }

  private double silence(String id) {
    return directory
        .find(id)
        .filter(plane -> plane.lifecycle() != Lifecycle.MAINTENANCE)
        .map(this::silence)
        .orElse(0.0);
  }

  private double silence(PlaneEntry plane) {
    Instant seen =
        heartbeats.pulse(plane.id()).map(Heartbeats.Pulse::lastSeen).orElse(plane.createdAt());
    return Duration.between(seen, clock.instant()).toMillis() / 1000.0;
  }
}
