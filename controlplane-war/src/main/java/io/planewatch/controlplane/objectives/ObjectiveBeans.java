package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.Authors;
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
      Database database, PlaneDirectory directory, Scoping scoping, Authors authors, Clock clock) {
    ObjectiveFile file = new ObjectiveFile(scoping, directory);
    return new Objectives(database, directory, file, authors, clock);
  }

  @Produces
  @Singleton
  Budgets budgets(Scoping scoping, Engine upstream, PlaneDirectory directory, Clock clock) {
    return new Budgets(
        scoping, new Counters(scoping), new InstantVector(upstream), directory, clock);
  }
}
