package io.planewatch.controlplane.planes;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * A metric of the control plane's {@code /metrics} with one gauge a data plane. The label is {@code
 * plane}: {@code data_plane} names who is scraped.
 */
public final class PlaneGauge {
  private final MetricRegistry registry;
  private final Metadata described;
  private final ToDoubleFunction<String> value;
  private final Set<MetricID> present = new HashSet<>();

  /**
   * @param value of the plane with this id, asked at each scrape
   */
  public PlaneGauge(
      MetricRegistry registry, String name, String description, ToDoubleFunction<String> value) {
    this.registry = registry;
    this.described = Metadata.builder().withName(name).withDescription(description).build();
    this.value = value;
  }

  /** Adds planes that are new and removes those that are gone or have moved. */
  public synchronized void show(Collection<PlaneEntry> planes) {
    Set<MetricID> wanted = new HashSet<>();
    for (PlaneEntry plane : planes) {
      Tag[] tags = {
        new Tag("plane", plane.id()), new Tag("plane_environment", plane.environment())
      };
      MetricID id = new MetricID(described.getName(), tags);
      wanted.add(id);
      if (present.add(id)) {
        registry.gauge(described, () -> value.applyAsDouble(plane.id()), tags);
      }
    }
    present.removeIf(id -> !wanted.contains(id) && registry.remove(id));
  }
}
