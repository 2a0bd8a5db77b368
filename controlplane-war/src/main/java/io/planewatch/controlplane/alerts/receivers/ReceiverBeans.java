package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.alerts.Alertmanager;
import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.delivery.Delivery;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class ReceiverBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  @Produces
  @Singleton
  Receivers receivers(
      Alertmanager alertmanager,
      AlertsConfig config,
      FetchedConfiguration fetched,
      Database database,
      Leases leases,
      Clock clock) {
    Handover handover =
        config
            .configFile()
            .<Handover>map(file -> new SharedConfiguration(file, alertmanager))
            .orElse(fetched);
    return new Receivers(config, handover, database, leases, clock);
  }

  @Produces
  @Singleton
  FetchedConfiguration fetched(Database database, AlertsConfig config) {
    return new FetchedConfiguration(
        new Delivery(database, "alertmanager", config.readers(), Delivery.PATIENCE));
  }

  @Produces
  PeriodicJob writeReceivers(Receivers receivers) {
    return new PeriodicJob("receivers", INTERVAL, receivers::keep);
  }
}
