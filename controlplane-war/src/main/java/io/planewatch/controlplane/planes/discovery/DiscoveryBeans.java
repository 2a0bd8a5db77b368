package io.planewatch.controlplane.planes.discovery;

import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlanesConfig;
import io.planewatch.controlplane.planes.ScrapeTargets;
import io.planewatch.controlplane.planes.addresses.AddressWatch;
import io.planewatch.controlplane.startup.LoadState;
import io.planewatch.controlplane.state.Snapshots;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** CDI beans of this package. */
@ApplicationScoped
public class DiscoveryBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(1);

  @Produces
  @Singleton
  Discovery discovery(
      PlaneDirectory directory,
      ScrapeTargets targets,
      AddressWatch addresses,
      Snapshots snapshots,
      PlanesConfig config) {
    Optional<LastGood> lastGood = config.discoveryDir().map(LastGood::new);
    lastGood.ifPresent(files -> addresses.recall(files.targets()));
    return new Discovery(directory, targets, snapshots, lastGood);
  }

  /**
   * Looks the addresses up before the first request, so that Prometheus is not told to wait. What
   * was given before the start has been recalled by then: the discovery does it.
   */
  void loadState(
      @Observes @Priority(LoadState.FEATURES) LoadState event,
      Discovery discovery,
      AddressWatch addresses) {
    addresses.look();
  }

  @Produces
  PeriodicJob keepTargets(Discovery discovery) {
    return new PeriodicJob("discovery-targets", INTERVAL, discovery::keep);
  }
}
