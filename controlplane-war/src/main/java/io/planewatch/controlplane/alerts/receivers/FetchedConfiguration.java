package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.delivery.Delivery;
import io.planewatch.controlplane.delivery.DeliveryOutcome;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file that readers fetch, one beside each Alertmanager. Each has it judged before it puts it in
 * place, and makes its Alertmanager read it.
 */
record FetchedConfiguration(Delivery delivery) implements Handover {
  private static final String NAME = "alertmanager.yml";

  /** What amtool says around Alertmanager's own words. */
  private static final Pattern AROUND =
      Pattern.compile("^Checking '.*'\\s+FAILED: |amtool: error: .*$", Pattern.MULTILINE);

  @Override
  public String present() {
    return delivery.read().getOrDefault(NAME, "");
  }

  @Override
  public Optional<String> exchange(String wanted) {
    Map<String, String> former = delivery.read();
    delivery.write(Map.of(NAME, wanted));
    DeliveryOutcome outcome = delivery.outcome();
    if (outcome instanceof DeliveryOutcome.Arrived) {
      return Optional.empty();
    }
    delivery.write(former);
    if (outcome instanceof DeliveryOutcome.Refused refused) {
      return Optional.of(AROUND.matcher(refused.reason()).replaceAll("").strip());
    }
    throw ProblemException.unavailable(
        "Not every Alertmanager came for its configuration; try again soon.");
  }
}
