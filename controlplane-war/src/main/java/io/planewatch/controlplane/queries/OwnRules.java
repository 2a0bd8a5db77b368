package io.planewatch.controlplane.queries;

import static io.planewatch.controlplane.json.Documents.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/**
 * The part of the engine's rules that belongs to some planes. A rule whose own labels name a plane
 * is that plane's. Of an alerting rule that watches several planes, a plane has those alerts whose
 * label names it; they are the plane's series ALERTS, too. What such a rule says of itself as a
 * whole, its state and its last error, may come of another plane and is not passed on. A template
 * as a rule's label, such as <code>{{ $labels.plane }}</code>, names no plane: it is filled in for
 * each alert.
 */
final class OwnRules {
  /** Begins an expression of Prometheus's templates. */
  private static final String TEMPLATE = "{{";

  private final Set<String> planes;
  private final boolean withAlerts;

  /**
   * @param withAlerts whether the alerts are told as well as the rules
   */
  OwnRules(Set<String> planes, boolean withAlerts) {
    this.planes = planes;
    this.withAlerts = withAlerts;
  }

  /** The groups in which something is left. */
  JsonArray of(JsonArray groups) {
    JsonArrayBuilder own = JSON.createArrayBuilder();
    for (JsonObject group : groups.getValuesAs(JsonObject.class)) {
      JsonArrayBuilder rules = JSON.createArrayBuilder();
      group.getJsonArray("rules").getValuesAs(JsonObject.class).stream()
          .map(this::own)
          .flatMap(Optional::stream)
          .forEach(rules::add);
      JsonArray left = rules.build();
      if (!left.isEmpty()) {
        own.add(JSON.createObjectBuilder(group).add("rules", left));
      }
    }
    return own.build();
  }

  private Optional<JsonObject> own(JsonObject rule) {
    String plane = planeOf(rule);
    if (!plane.isEmpty() && !plane.contains(TEMPLATE)) {
      return planes.contains(plane) ? Optional.of(shown(rule)) : Optional.empty();
    }
    JsonArray alerts = ownAlerts(rule);
    if (alerts.isEmpty()) {
      return Optional.empty();
    }
    JsonObjectBuilder part =
        JSON.createObjectBuilder(rule)
            .add("alerts", alerts)
            .add("state", state(alerts))
            .remove("lastError");
    return Optional.of(shown(part.build()));
  }

  private JsonObject shown(JsonObject rule) {
    return withAlerts || !rule.containsKey("alerts")
        ? rule
        : JSON.createObjectBuilder(rule).add("alerts", JsonValue.NULL).build();
  }

  private JsonArray ownAlerts(JsonObject rule) {
    JsonArrayBuilder own = JSON.createArrayBuilder();
    if (rule.get("alerts") instanceof JsonArray alerts) {
      for (JsonObject alert : alerts.getValuesAs(JsonObject.class)) {
        if (planes.contains(planeOf(alert))) {
          own.add(alert);
        }
      }
    }
    return own.build();
  }

  /** As the engine has it: the most pressing one of its alerts. */
  private static String state(JsonArray alerts) {
    boolean fires =
        alerts.getValuesAs(JsonObject.class).stream()
            .anyMatch(alert -> alert.getString("state", "").equals("firing"));
    return fires ? "firing" : "pending";
  }

  private static String planeOf(JsonObject labelled) {
    return labelled.get("labels") instanceof JsonObject labels
        ? labels.getString(PlaneMatcher.LABEL, "")
        : "";
  }
}
