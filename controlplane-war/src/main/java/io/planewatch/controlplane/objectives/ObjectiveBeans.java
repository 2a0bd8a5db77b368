package io.planewatch.controlplane.objectives;

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

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class ObjectiveBeans {
  @Produces
  @Singleton
  Objectives objectives(
      Database database,
      PlaneDirectory directory,
      Scoping scoping,
      Engine upstream,
      Authors authors,
      Clock clock,
      RulesConfig config) {
    ObjectiveFile file = new ObjectiveFile(scoping, directory);
    Quota quota = new Quota(config.mostObjectives(), config.mostObjectivesAnAuthor());
    InstantQueries vector = new InstantQueries(upstream);
    BucketBounds bounds = new BucketBounds(scoping, vector, clock);
    SelectedSeries series = new SelectedSeries(scoping, vector, clock);
    return new Objectives(
        new AuthoredDocuments<>(
            database, clock, StoredObjective.class, StoredObjective::new, "objective"),
        directory,
        file,
        bounds,
        series,
        authors,
        quota);
  }

  @Produces
  @Singleton
  Budgets budgets(Scoping scoping, Engine upstream, PlaneDirectory directory, Clock clock) {
    return new Budgets(
        scoping, new Counters(scoping), new InstantQueries(upstream), directory, clock);
  }
}
