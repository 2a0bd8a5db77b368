package io.planewatch.controlplane.access.tls;

import io.planewatch.controlplane.access.tls.KeyFollower.Served;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** CDI beans of this package. */
@ApplicationScoped
public class TlsBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  @Produces
  @Singleton
  Optional<TlsConfig> config() {
    return TlsConfig.from(Settings.of(ConfigProvider.getConfig(), TlsConfig.PREFIX));
  }

  /** Empty where nothing is to be followed, or by a server that can't. */
  @Produces
  @Singleton
  Optional<KeyFollower> keyFollower(Optional<TlsConfig> config) {
    return config.flatMap(
        tls ->
            PayaraListener.ofThisServer()
                .map(listener -> new KeyFollower(tls, Served.byThisServer(), listener)));
  }

  void readSettings(@Observes ReadSettings event, Optional<KeyFollower> follower) {}

  @Produces
  PeriodicJob tlsKey(Optional<KeyFollower> follower) {
    return new PeriodicJob("tls-key", INTERVAL, () -> follower.ifPresent(KeyFollower::follow));
  }
}
