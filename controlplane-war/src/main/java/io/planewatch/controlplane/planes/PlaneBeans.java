package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.access.GrantNames;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class PlaneBeans {
  @Produces
  @Singleton
  PlanesConfig config() {
    return PlanesConfig.from(Settings.of(ConfigProvider.getConfig(), PlanesConfig.PREFIX));
  }

  @Produces
  @Singleton
  PlaneDirectory directory() {
    return new PlaneDirectory();
  }

  @Produces
  @Singleton
  ScrapeTargets scrapeTargets() {
    return new ScrapeTargets();
  }

  @Produces
  @Singleton
  Heartbeats heartbeats(PlanesConfig config) {
    return new Heartbeats(config.downAfter());
  }

  @Produces
  @Singleton
  GrantNames grantNames(PlaneDirectory directory) {
    return (giver, grants) -> directory.knownNames(giver.grants()).require(grants);
  }

  void readSettings(@Observes ReadSettings event, PlanesConfig config) {}
}
