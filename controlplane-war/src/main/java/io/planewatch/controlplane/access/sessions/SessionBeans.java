package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class SessionBeans {
  @Produces
  @Singleton
  SessionDirectory directory(AccountDirectory accounts) {
    return new SessionDirectory(accounts);
  }

  @Produces
  @Singleton
  SignIns signIns(Database database, AccessConfig config, Clock clock) {
    return new SignIns(database, config, clock);
  }

  @Produces
  @Singleton
  SignInLimit limit(Clock clock) {
    return new SignInLimit(clock);
  }
}
