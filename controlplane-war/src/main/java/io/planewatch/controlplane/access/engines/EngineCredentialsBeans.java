package io.planewatch.controlplane.access.engines;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.startup.ReadSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** CDI beans of this package. */
@ApplicationScoped
public class EngineCredentialsBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @Produces
  @Singleton
  EngineCredentials credentials(AccessConfig config, Clock clock) {
    return new EngineCredentials(config.engineCredentialsDir(), clock);
  }

  /** Made before anything else is started: an engine that starts now reads them. */
  void readSettings(@Observes ReadSettings event, EngineCredentials credentials) {
    credentials.refresh();
  }

  @Produces
  PeriodicJob credentialsJob(EngineCredentials credentials) {
    return new PeriodicJob("engine-credentials", INTERVAL, credentials::refresh);
  }
}
