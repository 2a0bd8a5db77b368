package io.planewatch.controlplane.coverage;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.ranges.RangeCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class CoverageBeans {
  @Produces
  @Singleton
  FreshPlanes freshPlanes(Engine upstream, PlaneDirectory directory, RangeCache cache) {
    return new FreshPlanes(upstream, () -> Member.expected(directory.all()), cache::forgetSince);
  }
}
