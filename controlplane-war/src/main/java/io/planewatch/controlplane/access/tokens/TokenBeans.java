package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.startup.ReadSettings;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class TokenBeans {
  private static final Duration FILES_INTERVAL = Duration.ofSeconds(10);

  @Produces
  @Singleton
  FileTokens fileTokens(AccessConfig config) {
    return new FileTokens(config);
  }

  @Produces
  @Singleton
  ApiTokenDirectory directory(AccountDirectory accounts) {
    return new ApiTokenDirectory(accounts);
  }

  @Produces
  @Singleton
  ApiTokens apiTokens(Database database, Clock clock) {
    return new ApiTokens(database, clock);
  }

  void readSettings(@Observes ReadSettings event, FileTokens tokens) {}

  @Produces
  PeriodicJob tokenFiles(FileTokens tokens) {
    return new PeriodicJob("token-files", FILES_INTERVAL, tokens::reload);
  }
}
