package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Items;
import io.planewatch.controlplane.alerts.receivers.document.Value.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Routes without those that lead to a receiver that is left out.
 *
 * @param receivers the names of the receivers that are left out
 * @param skipped gets a sentence for each route that is left out
 */
record RemainingRoutes(Set<String> receivers, List<String> skipped) {
  Items of(Items routes) {
    List<Value> left = new ArrayList<>();
    for (Value route : routes.values()) {
      if (!(route instanceof Keys keys)) {
        left.add(route);
      } else if (receivers.contains(keys.text("receiver"))) {
        skipped.add("A route to '" + keys.text("receiver") + "' is left out: so is the receiver.");
      } else {
        left.add(of(keys));
      }
    }
    return new Items(left, routes.line());
  }

  private Keys of(Keys route) {
    Map<String, Value> values = new LinkedHashMap<>(route.values());
    values.computeIfPresent(
        "routes", (key, below) -> below instanceof Items list ? of(list) : below);
    return new Keys(values, route.line());
  }
}
