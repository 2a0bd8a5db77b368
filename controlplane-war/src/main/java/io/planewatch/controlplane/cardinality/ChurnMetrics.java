package io.planewatch.controlplane.cardinality;

import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneGauge;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Which planes' scraping is paused, for an alert. */
public final class ChurnMetrics {
  private final PlaneDirectory directory;
  private final PlaneGauge paused;
  private Collection<PlaneEntry> shown = List.of();

  ChurnMetrics(MetricRegistry registry, PlaneDirectory directory) {
    this.directory = directory;
    paused =
        new PlaneGauge(
            registry,
            "planewatch_plane_scrape_paused",
            "1 while the plane is not scraped because it brought too many new series.",
            id ->
                directory.find(id).filter(plane -> plane.scrapePausedUntil() != null).isPresent()
                    ? 1
                    : 0);
  }

  /** Does nothing while the directory is the one that was shown last. */
  public synchronized void follow() {
    Collection<PlaneEntry> all = directory.all();
    if (all != shown) {
      paused.show(all.stream().filter(plane -> !plane.isRetired()).toList());
      shown = all;
    }
  }
}
