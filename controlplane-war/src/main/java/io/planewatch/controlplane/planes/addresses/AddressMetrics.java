package io.planewatch.controlplane.planes.addresses;

import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneGauge;
import io.planewatch.controlplane.planes.ScrapeTargets;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Which planes announce an address that is refused, for an alert. */
public final class AddressMetrics {
  private final PlaneDirectory directory;
  private final PlaneGauge refused;
  private Collection<PlaneEntry> shown = List.of();

  AddressMetrics(MetricRegistry registry, PlaneDirectory directory, ScrapeTargets targets) {
    this.directory = directory;
    refused =
        new PlaneGauge(
            registry,
            "planewatch_plane_address_refused",
            "1 while an address that the plane announced leads where it may not be scraped.",
            id -> targets.isRefused(id) ? 1 : 0);
  }

  /** Does nothing while the directory is the one that was shown last. */
  public synchronized void follow() {
    Collection<PlaneEntry> all = directory.all();
    if (all != shown) {
      refused.show(all.stream().filter(plane -> !plane.isRetired()).toList());
      shown = all;
    }
  }
}
