package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.PlaneDirectory;
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

/** What of this feature is injected elsewhere, its settings and its jobs. */
@ApplicationScoped
public class DashboardBeans {
  private static final Duration BIN_INTERVAL = Duration.ofHours(1);
  private static final Duration UPGRADE_INTERVAL = Duration.ofMinutes(1);

  void readSettings(@Observes ReadSettings event, DashboardsConfig config) {}

  @Produces
  @Singleton
  DashboardsConfig config() {
    return DashboardsConfig.from(Settings.of(ConfigProvider.getConfig(), DashboardsConfig.PREFIX));
  }

  @Produces
  @Singleton
  Dashboards dashboards(Database database, PlaneDirectory directory) {
    return new Dashboards(database, directory);
  }

  @Produces
  @Singleton
  DashboardChanges changes(
      Database database,
      Dashboards dashboards,
      PlaneDirectory directory,
      DashboardsConfig config,
      Clock clock) {
    return new DashboardChanges(database, dashboards, directory, config, clock);
  }

  @Produces
  @Singleton
  DeletedDashboards deleted(
      Database database,
      DashboardChanges changes,
      PlaneDirectory directory,
      DashboardsConfig config,
      Clock clock) {
    return new DeletedDashboards(database, changes, directory, config.binRetention(), clock);
  }

  @Produces
  PeriodicJob purgeDeletedDashboards(DeletedDashboards deleted) {
    return new PeriodicJob("dashboard-bin", BIN_INTERVAL, deleted::purgeExpired);
  }

  @Produces
  PeriodicJob adoptDashboards(Database database) {
    return new PeriodicJob(
        "dashboard-upgrade", UPGRADE_INTERVAL, new FormerVersionRows(database)::adopt);
  }
}
