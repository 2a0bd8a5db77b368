package io.planewatch.controlplane.planes.discovery;

import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlanesConfig;
import io.planewatch.controlplane.state.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class DiscoveryBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @Produces
  @Singleton
  Discovery discovery(PlaneDirectory directory, Snapshots snapshots, PlanesConfig config) {
    return new Discovery(directory, snapshots, config.discoveryDir().map(LastGood::new));
  }

  @Produces
  PeriodicJob keepTargets(Discovery discovery) {
    return new PeriodicJob("discovery-targets", INTERVAL, discovery::keep);
  }
}
