package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.OperatorToken;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.startup.LoadState;
import io.planewatch.controlplane.startup.ReadSettings;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.RestoredBackup;
import io.planewatch.controlplane.state.StateConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** CDI beans of this package. */
@ApplicationScoped
public class TokenBeans {
  private static final Duration FILES_INTERVAL = Duration.ofSeconds(10);
  private static final Duration PURGE_INTERVAL = Duration.ofHours(1);

  @Produces
  @Singleton
  FileTokens fileTokens(AccessConfig config, OperatorToken operatorToken) {
    return new FileTokens(config, operatorToken);
  }

  @Produces
  @Singleton
  ApiTokenDirectory directory(AccountDirectory accounts) {
    return new ApiTokenDirectory(accounts);
  }

  @Produces
  @Singleton
  ApiTokens apiTokens(Database database, AccessConfig config, Clock clock) {
    return new ApiTokens(database, config.limits(), clock);
  }

  @Produces
  @Singleton
  EmbedTokenDirectory embedTokenDirectory(AccountDirectory accounts, Clock clock) {
    return new EmbedTokenDirectory(accounts, clock);
  }

  @Produces
  @Singleton
  EmbedTokens embedTokens(
      Database database, EmbedTokenDirectory directory, AccessConfig config, Clock clock) {
    return new EmbedTokens(database, directory, config.limits(), clock);
  }

  @Produces
  @Singleton
  OperatorTokenRotation rotation(Database database, OperatorToken operatorToken, Clock clock) {
    return new OperatorTokenRotation(database, operatorToken, clock);
  }

  void readSettings(@Observes ReadSettings event, FileTokens tokens) {}

  @Produces
  PeriodicJob tokenFiles(FileTokens tokens, OperatorTokenRotation rotation) {
    return new PeriodicJob(
        "token-files",
        FILES_INTERVAL,
        () -> {
          tokens.reload();
          rotation.endFormer();
        });
  }

  /**
   * The token may have been replaced while the control plane was stopped, or the database restored
   * beside another token.
   */
  void loadState(
      @Observes @Priority(LoadState.FEATURES) LoadState event,
      OperatorTokenRotation rotation,
      StateConfig state) {
    state.dir().ifPresent(dir -> new RestoredBackup(dir).onceIfRestored(rotation::adoptFormer));
    rotation.endFormer();
  }

  @Produces
  PeriodicJob expiredTokens(ApiTokens tokens) {
    return new PeriodicJob("expired-tokens", PURGE_INTERVAL, tokens::purge);
  }
}
