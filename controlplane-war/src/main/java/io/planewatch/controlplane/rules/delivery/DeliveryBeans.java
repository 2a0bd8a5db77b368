package io.planewatch.controlplane.rules.delivery;

import io.planewatch.controlplane.delivery.Delivery;
import io.planewatch.controlplane.rules.RulesConfig;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** CDI beans of this package. */
@ApplicationScoped
public class DeliveryBeans {
  @Produces
  @Singleton
  DeliveredRules rules(Database database, RulesConfig config) {
    return new DeliveredRules(new Delivery(database, "rules", config.readers(), Delivery.PATIENCE));
  }
}
