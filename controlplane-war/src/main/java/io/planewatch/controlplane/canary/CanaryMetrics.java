package io.planewatch.controlplane.canary;

import io.planewatch.controlplane.planes.PlaneDirectory;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Results of the canaries, in the control plane's {@code /metrics}. */
public final class CanaryMetrics {
  private static final String UP = "planewatch_canary_up";

  private final MetricRegistry registry;
  private final Canaries canaries;
  private final PlaneDirectory directory;
  private final Set<MetricID> present = new HashSet<>();

  CanaryMetrics(MetricRegistry registry, Canaries canaries, PlaneDirectory directory) {
    this.registry = registry;
    this.canaries = canaries;
    this.directory = directory;
  }

  /** Reads the canaries and adds or removes the planes that came or went. */
  public synchronized void read() {
    canaries.read();
    Set<MetricID> wanted = new HashSet<>();
    for (String plane : canaries.last().keySet()) {
      String environment = directory.find(plane).orElseThrow().environment();
      Tag[] tags = {new Tag("plane", plane), new Tag("plane_environment", environment)};
      MetricID id = new MetricID(UP, tags);
      wanted.add(id);
      if (present.add(id)) {
        registry.gauge(
            Metadata.builder()
                .withName(UP)
                .withDescription("1 when what the plane wrote within a minute could be read back.")
                .build(),
            canaries,
            found -> Boolean.TRUE.equals(found.last().get(plane)) ? 1 : 0,
            tags);
      }
    }
    present.removeIf(id -> !wanted.contains(id) && registry.remove(id));
  }
}
