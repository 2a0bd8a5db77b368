package io.planewatch.controlplane.access.engines;

import io.planewatch.controlplane.access.AccessConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class EngineCredentialsBeans {
  @Produces
  @Singleton
  EngineCredentials credentials(AccessConfig config, Clock clock) {
    return new EngineCredentials(config.engineCredentialsDir(), clock);
  }
}
