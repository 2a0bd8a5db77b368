package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlanesConfig;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** CDI beans of this package. */
@ApplicationScoped
public class LifecycleBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration EVENTS_INTERVAL = Duration.ofMinutes(10);
  private static final Duration TOMBSTONES_INTERVAL = Duration.ofHours(1);

  @Produces
  @Singleton
  LifecycleWatch watch(
      Database database,
      PlaneDirectory directory,
      Heartbeats heartbeats,
      PlanesConfig config,
      Clock clock) {
    return new LifecycleWatch(database, directory, heartbeats, config.thresholds(), clock);
  }

  @Produces
  @Singleton
  Tombstones tombstones(
      Database database, PlaneDirectory directory, PlanesConfig config, Clock clock) {
    return new Tombstones(database, directory, config.tombstoneLife(), clock);
  }

  @Produces
  @Singleton
  PlaneMetrics metrics(
      MetricRegistry registry, PlaneDirectory directory, Heartbeats heartbeats, Clock clock) {
    return new PlaneMetrics(registry, directory, heartbeats, clock);
  }

  @Produces
  @Singleton
  Registry registry(Database database, Clock clock) {
    return new Registry(database, clock);
  }

  @Produces
  @Singleton
  VersionRuns versionRuns(Database database) {
    return new VersionRuns(database);
  }

  @Produces
  @Singleton
  EventRetention eventRetention(Database database, PlanesConfig config, Clock clock) {
    return new EventRetention(database, config.eventRetention(), clock);
  }

  @Produces
  PeriodicJob purgeEvents(EventRetention events) {
    return new PeriodicJob("plane-events", EVENTS_INTERVAL, events::purge);
  }

  @Produces
  PeriodicJob watchLifecycle(LifecycleWatch watch) {
    return new PeriodicJob("plane-lifecycle", INTERVAL, watch::look);
  }

  @Produces
  PeriodicJob measurePlanes(PlaneMetrics metrics) {
    return new PeriodicJob("plane-metrics", INTERVAL, metrics::follow);
  }

  @Produces
  PeriodicJob purgeTombstones(Tombstones tombstones) {
    return new PeriodicJob("tombstones", TOMBSTONES_INTERVAL, tombstones::purge);
  }
}
