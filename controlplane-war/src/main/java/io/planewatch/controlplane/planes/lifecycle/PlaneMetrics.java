package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Metrics of the registry about each data plane, so that an alert can fire for a data plane that
 * never sent a sample.
 */
public final class PlaneMetrics {
  private final PlaneDirectory directory;
  private final Heartbeats heartbeats;
  private final Clock clock;
  private final PlaneGauge silence;
  private final PlaneGauge maintenance;
  private Collection<PlaneEntry> shown = List.of();

  PlaneMetrics(
      MetricRegistry registry, PlaneDirectory directory, Heartbeats heartbeats, Clock clock) {
    this.directory = directory;
    this.heartbeats = heartbeats;
    this.clock = clock;
    silence =
        new PlaneGauge(
            registry,
            "planewatch_plane_silence_seconds",
            "Since when a plane has not reported; 0 while it is worked on.",
            this::silenceSeconds);
    maintenance =
        new PlaneGauge(
            registry,
            "planewatch_plane_maintenance",
            "1 while a plane is worked on, and its alerts are held back.",
            id -> isWorkedOn(id) ? 1 : 0);
  }

  /** Does nothing while the directory is the one that was shown last. */
  public synchronized void follow() {
    Collection<PlaneEntry> all = directory.all();
    if (all != shown) {
      List<PlaneEntry> planes = all.stream().filter(plane -> !plane.isRetired()).toList();
      silence.show(planes);
      maintenance.show(planes);
      shown = all;
    }
  }

  private boolean isWorkedOn(String id) {
    return directory
        .find(id)
        .filter(plane -> plane.lifecycle() == Lifecycle.MAINTENANCE)
        .isPresent();
  }

  private double silenceSeconds(String id) {
    return isWorkedOn(id) ? 0 : directory.find(id).map(this::silenceSeconds).orElse(0.0);
  }

  private double silenceSeconds(PlaneEntry plane) {
    Instant seen =
        heartbeats.pulse(plane.id()).map(Heartbeats.Pulse::lastSeen).orElse(plane.createdAt());
    return Duration.between(seen, clock.instant()).toMillis() / 1000.0;
  }
}
