package io.planewatch.controlplane.planes.ladder;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlanesConfig;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class LadderBeans {
  /** As often as Prometheus scrapes: more often nothing is new. */
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @Produces
  @Singleton
  LadderWatch watch(
      Database database,
      PlaneDirectory directory,
      Engine upstream,
      PlanesConfig config,
      Clock clock) {
    return new LadderWatch(
        database,
        directory,
        new EngineSightings(upstream, config.uploadsWithin().isPresent()),
        new Ladder(config.uploadsWithin()),
        clock);
  }

  @Produces
  @Singleton
  LadderMetrics metrics(MetricRegistry registry, LadderWatch watch, PlaneDirectory directory) {
    return new LadderMetrics(registry, watch, directory);
  }

  @Produces
  PeriodicJob watchLadder(LadderWatch watch) {
    return new PeriodicJob("ladder", INTERVAL, watch::look);
  }

  @Produces
  PeriodicJob showLadder(LadderMetrics metrics) {
    return new PeriodicJob("ladder-metrics", INTERVAL, metrics::refresh);
  }
}
