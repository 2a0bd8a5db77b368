package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.GrantNames;
import io.planewatch.controlplane.access.OperatorToken;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** CDI beans of this package. */
@ApplicationScoped
public class AccountBeans {
  @Produces
  @Singleton
  AccountDirectory directory(OperatorToken operatorToken) {
    return new AccountDirectory(operatorToken);
  }

  @Produces
  @Singleton
  HashingTurns hashingTurns() {
    return new HashingTurns();
  }

  @Produces
  @Singleton
  Accounts accounts(
      Database database,
      GrantNames grantNames,
      AccessConfig config,
      HashingTurns turns,
      Clock clock) {
    return new Accounts(
        database, grantNames, config.passwordIterations(), turns.ofAdministration(), clock);
  }

  @Produces
  @Singleton
  ProvidedAccounts providedAccounts(Database database, Clock clock) {
    return new ProvidedAccounts(database, clock);
  }

  @Produces
  @Singleton
  PasswordSignIn passwordSignIn(Database database, AccessConfig config, HashingTurns turns) {
    return new PasswordSignIn(database, config.passwordIterations(), turns);
  }
}
