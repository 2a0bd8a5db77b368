package io.planewatch.controlplane.alerts;

import io.planewatch.controlplane.access.engines.EngineCredentials;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class AlertBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final Duration PURGE_INTERVAL = Duration.ofHours(1);

  @Produces
  @Singleton
  AlertsConfig config() {
    return AlertsConfig.from(Settings.of(ConfigProvider.getConfig(), AlertsConfig.PREFIX));
  }

  @Produces
  @Singleton
  Alertmanager alertmanager(AlertsConfig config, EngineCredentials credentials) {
    return new Alertmanager(config.alertmanager(), credentials::authorization);
  }

  @Produces
  @Singleton
  AlertHistory history(Database database, Clock clock) {
    return new AlertHistory(database, clock);
  }

  @Produces
  @Singleton
  DeadMansSwitch deadMansSwitch(Clock clock) {
    return new DeadMansSwitch(clock);
  }

  @Produces
  @Singleton
  AlertWatch watch(
      Alertmanager alertmanager, AlertHistory history, DeadMansSwitch deadMansSwitch, Clock clock) {
    return new AlertWatch(alertmanager, history, deadMansSwitch, clock);
  }

  void readSettings(@Observes ReadSettings event, AlertsConfig config) {}

  @Produces
  PeriodicJob watchAlerts(AlertWatch watch) {
    return new PeriodicJob("alert-watch", INTERVAL, watch::look);
  }

  @Produces
  PeriodicJob purgeHistory(AlertHistory history, AlertsConfig config, Clock clock) {
    return new PeriodicJob(
        "alert-history",
        PURGE_INTERVAL,
        () -> history.purge(clock.instant().minus(config.historyFor()), config.mostHistory()));
  }
}
