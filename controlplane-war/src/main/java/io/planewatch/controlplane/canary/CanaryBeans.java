package io.planewatch.controlplane.canary;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.queries.Scoping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class CanaryBeans {
  @Produces
  @Singleton
  CanaryMetrics metrics(
      MetricRegistry registry,
      Scoping scoping,
      Engine upstream,
      PlaneDirectory directory,
      Clock clock) {
    return new CanaryMetrics(
        registry, new Canaries(scoping, upstream, directory, clock), directory);
  }
}
