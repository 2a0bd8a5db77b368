package io.planewatch.controlplane.access.audit;

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

/** CDI beans of this package. */
@ApplicationScoped
public class AuditBeans {
  private static final Duration WRITE_INTERVAL = Duration.ofSeconds(5);
  private static final Duration PURGE_INTERVAL = Duration.ofHours(1);
  private static final Duration PURGE_TIMEOUT = Duration.ofMinutes(10);

  @Produces
  @Singleton
  AuditConfig config() {
    return AuditConfig.from(Settings.of(ConfigProvider.getConfig(), AuditConfig.PREFIX));
  }

  @Produces
  @Singleton
  FrequentEvents frequentEvents(Database database, Clock clock) {
    return new FrequentEvents(database, clock);
  }

  @Produces
  @Singleton
  AuditRetention retention(Database database, AuditConfig config, Clock clock) {
    return new AuditRetention(database, config, clock);
  }

  void readSettings(@Observes ReadSettings event, AuditConfig config) {}

  @Produces
  PeriodicJob frequentEventsJob(FrequentEvents events) {
    return new PeriodicJob("frequent-events", WRITE_INTERVAL, events::write);
  }

  @Produces
  PeriodicJob retentionJob(AuditRetention retention) {
    return new PeriodicJob("audit-retention", PURGE_INTERVAL, PURGE_TIMEOUT, retention::purge);
  }

  @Produces
  @Singleton
  AuditLog log(Database database) {
    return new AuditLog(database);
  }
}
