package io.planewatch.controlplane.canary;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.queries.Scoping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** CDI beans of this feature. */
@ApplicationScoped
public class CanaryBeans {
  private static final Duration INTERVAL = Duration.ofMinutes(1);

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

  @Produces
  PeriodicJob readCanaries(CanaryMetrics canaries) {
    return new PeriodicJob("canaries", INTERVAL, canaries::read);
  }
}
