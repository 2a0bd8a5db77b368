package io.planewatch.controlplane.coverage;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.ranges.RangeCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** CDI beans of this feature. */
@ApplicationScoped
public class CoverageBeans {
  /** As often as Prometheus scrapes: more often nothing is new. */
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @Produces
  @Singleton
  FreshPlanes freshPlanes(Engine upstream, PlaneDirectory directory, RangeCache cache) {
    return new FreshPlanes(upstream, () -> Member.expected(directory.all()), cache::forgetSince);
  }

  @Produces
  PeriodicJob freshPlanesJob(FreshPlanes planes) {
    return new PeriodicJob("fresh-planes", INTERVAL, planes::refresh);
  }
}
