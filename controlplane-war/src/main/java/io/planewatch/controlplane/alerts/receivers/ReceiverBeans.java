package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.alerts.Alertmanager;
import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Leases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class ReceiverBeans {
  @Produces
  @Singleton
  Receivers receivers(
      Alertmanager alertmanager,
      AlertsConfig config,
      Database database,
      Leases leases,
      Clock clock) {
    return new Receivers(alertmanager, config, database, leases, clock);
  }
}
