package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class SessionBeans {
  @Produces
  @Singleton
  SessionDirectory directory() {
    return new SessionDirectory();
  }

  @Produces
  @Singleton
  SignIns signIns(Database database, AccessConfig config, Clock clock) {
    return new SignIns(database, config, clock);
  }

  @Produces
  @Singleton
  AttemptLimit attemptLimit(Clock clock) {
    return new AttemptLimit(20, Duration.ofSeconds(3), clock);
  }
}
