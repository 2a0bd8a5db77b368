package io.planewatch.controlplane.access.oidc;

import io.planewatch.controlplane.access.GrantNames;
import io.planewatch.controlplane.access.accounts.ProvidedAccounts;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.LoadState;
import io.planewatch.controlplane.startup.ReadSettings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** CDI beans of this package. */
@ApplicationScoped
public class OidcBeans {
  private static final Duration METADATA_INTERVAL = Duration.ofMinutes(10);

  @Produces
  @Singleton
  Optional<OidcConfig> config() {
    return OidcConfig.from(Settings.of(ConfigProvider.getConfig(), OidcConfig.PREFIX));
  }

  @Produces
  @Singleton
  Optional<ProviderMetadata> metadata(Optional<OidcConfig> config) {
    return config.map(set -> new ProviderMetadata(set, new ProviderHttp(set.timeout())));
  }

  @Produces
  @Singleton
  Optional<OidcSignIn> signIn(
      Optional<OidcConfig> config,
      Optional<ProviderMetadata> metadata,
      ProvidedAccounts accounts,
      Clock clock) {
    return config.map(
        set ->
            new OidcSignIn(
                set,
                new Provider(set, new ProviderHttp(set.timeout()), metadata.orElseThrow()),
                accounts,
                new HandshakeSignature(
                    () -> set.credentials().sharedSecret(), OidcResource.HANDSHAKE_LIFE, clock)));
  }

  void readSettings(@Observes ReadSettings event, Optional<OidcConfig> config) {}

  /** The registry is only warned of: a data plane may join after the mapping was written. */
  void loadState(
      @Observes @Priority(LoadState.FEATURES) LoadState event,
      Optional<OidcConfig> config,
      GrantNames grantNames) {
    config.ifPresent(set -> new MappingCheck(grantNames).warn(set.mapping()));
  }

  @Produces
  PeriodicJob metadataJob(Optional<ProviderMetadata> metadata) {
    return new PeriodicJob(
        "identity-provider",
        METADATA_INTERVAL,
        () -> metadata.ifPresent(ProviderMetadata::refresh));
  }
}
