package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class TokenBeans {
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
}
