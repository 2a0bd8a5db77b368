package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.alerts.Alertmanager;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class SilenceBeans {
  private static final Duration INTERVAL = Duration.ofSeconds(30);

  @Produces
  @Singleton
  Silences silences(Alertmanager alertmanager, Database database, Clock clock) {
    return new Silences(alertmanager, database, clock);
  }

  @Produces
  PeriodicJob restoreSilences(Silences silences) {
    return new PeriodicJob("silences", INTERVAL, silences::restore);
  }
}
