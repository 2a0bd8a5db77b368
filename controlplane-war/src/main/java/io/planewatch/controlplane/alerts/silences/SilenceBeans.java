package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.alerts.Alertmanager;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class SilenceBeans {
  @Produces
  @Singleton
  Silences silences(Alertmanager alertmanager, Database database, Clock clock) {
    return new Silences(alertmanager, database, clock);
  }
}
