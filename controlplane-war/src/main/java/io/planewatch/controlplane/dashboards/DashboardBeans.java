package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class DashboardBeans {
  @Produces
  @Singleton
  Dashboards dashboards(Database database, Clock clock) {
    return new Dashboards(database, clock);
  }
}
