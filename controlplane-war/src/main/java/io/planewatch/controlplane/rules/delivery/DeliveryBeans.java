package io.planewatch.controlplane.rules.delivery;

import io.planewatch.controlplane.rules.RulesConfig;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What of this package is injected elsewhere. */
@ApplicationScoped
public class DeliveryBeans {
  /** Readers come every two seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Produces
  @Singleton
  Delivery delivery(Database database, RulesConfig config) {
    return new Delivery(database, config.readers(), PATIENCE);
  }
}
