package io.planewatch.controlplane.planes.ladder;

import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** A gauge a plane on the control plane's {@code /metrics}, for alerts. */
public final class LadderMetrics {
  private static final String NAME = "planewatch_plane_failing_rung";
  private static final Metadata DESCRIBED =
      Metadata.builder()
          .withName(NAME)
          .withDescription(
              "0 when a plane's data reaches every rung, else the first one that it does not: 1 registered, 2 discovered, 3 scraped, 4 stored, 5 in object storage, 6 traffic seen.")
          .build();

  private final MetricRegistry registry;
  private final LadderWatch watch;
  private final PlaneDirectory directory;
  private final Set<String> shown = new HashSet<>();

  LadderMetrics(MetricRegistry registry, LadderWatch watch, PlaneDirectory directory) {
    this.registry = registry;
    this.watch = watch;
    this.directory = directory;
  }

  /** Shows what is watched, and no longer what is not. */
  public synchronized void refresh() {
    Set<String> watched =
        directory.all().stream()
            .map(PlaneEntry::id)
            .filter(id -> watch.standing(id).isPresent())
            .collect(Collectors.toSet());
    for (String plane : watched) {
      if (shown.add(plane)) {
        registry.gauge(DESCRIBED, () -> place(plane), new Tag("plane", plane));
      }
    }
    shown.removeIf(
        plane ->
            !watched.contains(plane)
                && registry.remove(new MetricID(NAME, new Tag("plane", plane))));
  }

  private int place(String plane) {
    return watch.standing(plane).map(Standing::place).orElse(0);
  }
}
