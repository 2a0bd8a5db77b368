package io.planewatch.controlplane.planes.ladder;

import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneGauge;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** How far each plane's data comes, for alerts. */
public final class LadderMetrics {
  private final LadderWatch watch;
  private final PlaneDirectory directory;
  private final PlaneGauge failing;

  LadderMetrics(MetricRegistry registry, LadderWatch watch, PlaneDirectory directory) {
    this.watch = watch;
    this.directory = directory;
    failing =
        new PlaneGauge(
            registry,
            "planewatch_plane_failing_rung",
            "0 when a plane's data reaches every rung, else the first one that it does not: 1"
                + " registered, 2 discovered, 3 scraped, 4 stored, 5 in object storage, 6 traffic"
                + " seen.",
            id -> watch.standing(id).map(Standing::place).orElse(0));
  }

  /** Shows what is watched, and no longer what is not. */
  public void refresh() {
    failing.show(
        directory.all().stream().filter(plane -> watch.standing(plane.id()).isPresent()).toList());
  }
}
