package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.AuthoredDocuments;
import io.planewatch.controlplane.rules.Authors;
import io.planewatch.controlplane.rules.Quota;
import io.planewatch.controlplane.rules.RulesConfig;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class FleetBeans {
  @Produces
  @Singleton
  FleetFile file(Scoping scoping, PlaneDirectory directory) {
    return new FleetFile(scoping, directory);
  }

  @Produces
  @Singleton
  FleetRules rules(
      Database database,
      PlaneDirectory directory,
      FleetFile file,
      Authors authors,
      Clock clock,
      RulesConfig config) {
    Quota quota = new Quota(config.mostRules(), config.mostRulesAnAuthor());
    return new FleetRules(
        new AuthoredDocuments<>(
            database, clock, StoredFleetRule.class, StoredFleetRule::new, "rule"),
        directory,
        file,
        authors,
        quota,
        config.mostAlertsAnAuthor());
  }

  @Produces
  @Singleton
  Trial trial(FleetFile file, Engine upstream, Clock clock) {
    return new Trial(file, new Backtest(upstream), clock);
  }
}
