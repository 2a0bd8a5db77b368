package io.planewatch.controlplane.access.oidc;

import io.planewatch.controlplane.access.accounts.ProvidedAccounts;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class OidcBeans {
  @Produces
  @Singleton
  Optional<OidcConfig> config() {
    return OidcConfig.from(Settings.of(ConfigProvider.getConfig(), OidcConfig.PREFIX));
  }

  @Produces
  @Singleton
  Optional<OidcSignIn> signIn(Optional<OidcConfig> config, ProvidedAccounts accounts, Clock clock) {
    return config.map(set -> new OidcSignIn(set, new Provider(set, clock), accounts));
  }

  void readSettings(@Observes ReadSettings event, Optional<OidcConfig> config) {}
}
