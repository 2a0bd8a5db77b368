package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.alerts.Alertmanager;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** CDI beans of this package. */
@ApplicationScoped
public class SilenceBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final Duration PURGE_INTERVAL = Duration.ofMinutes(10);

  @Produces
  @Singleton
  SilencesConfig config() {
    return SilencesConfig.from(Settings.of(ConfigProvider.getConfig(), SilencesConfig.PREFIX));
  }

  void readSettings(@Observes ReadSettings event, SilencesConfig config) {}

  @Produces
  @Singleton
  SilenceRows rows(Database database) {
    return new SilenceRows(database);
  }

  @Produces
  @Singleton
  Silences silences(
      Alertmanager alertmanager, SilenceRows rows, SilencesConfig config, Clock clock) {
    return new Silences(EngineSilences.of(alertmanager), rows, config, clock);
  }

  @Produces
  PeriodicJob reconcileSilences(
      Alertmanager alertmanager, SilenceRows rows, Leases leases, Clock clock) {
    SilenceReconciliation reconciliation =
        new SilenceReconciliation(EngineSilences.of(alertmanager), rows, leases, clock);
    return new PeriodicJob("silences", INTERVAL, reconciliation::reconcile);
  }

  @Produces
  PeriodicJob purgeSilences(Silences silences) {
    return new PeriodicJob("silence-retention", PURGE_INTERVAL, silences::purge);
  }
}
