package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** CDI beans of this package. */
@ApplicationScoped
public class SessionBeans {
  private static final Duration PURGE_INTERVAL = Duration.ofHours(1);

  @Produces
  @Singleton
  SessionDirectory directory(AccountDirectory accounts) {
    return new SessionDirectory(accounts);
  }

  @Produces
  @Singleton
  SignIns signIns(Database database, AccountDirectory accounts, AccessConfig config, Clock clock) {
    return new SignIns(database, accounts, config, clock);
  }

  @Produces
  PeriodicJob expiredSessions(SignIns signIns) {
    return new PeriodicJob("expired-sessions", PURGE_INTERVAL, signIns::purge);
  }

  @Produces
  @Singleton
  Sessions sessions(Database database, SessionDirectory directory, Clock clock) {
    return new Sessions(database, directory, clock);
  }

  @Produces
  @Singleton
  AccountSessions accountSessions(SessionDirectory directory, Clock clock) {
    return new AccountSessions(directory, clock);
  }

  @Produces
  @Singleton
  SignInLimit limit(Clock clock) {
    return new SignInLimit(clock, new Waiters(pause -> Thread.sleep(pause.toMillis())));
  }
}
