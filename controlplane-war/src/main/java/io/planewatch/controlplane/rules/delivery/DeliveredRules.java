package io.planewatch.controlplane.rules.delivery;

import io.planewatch.controlplane.delivery.Delivery;
import io.planewatch.controlplane.delivery.DeliveryOutcome;
import io.planewatch.controlplane.rules.RuleFiles;
import java.util.Map;

/** Rule files that the readers beside the engines fetch. */
public record DeliveredRules(Delivery delivery) implements RuleFiles {
  @Override
  public Map<String, String> read() {
    return delivery.read();
  }

  @Override
  public void write(Map<String, String> wanted) {
    delivery.write(wanted);
  }

  @Override
  public boolean haveArrived() {
    return delivery.outcome() instanceof DeliveryOutcome.Arrived;
  }
}
