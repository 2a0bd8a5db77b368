package io.planewatch.controlplane.queries;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the engine knows of targets, metadata, rules and alerts, as far as it belongs to the
 * caller's planes. A target belongs to the plane that service discovery gave it; a rule to the
 * plane that its file names in the rule's own labels. Labels of a result prove nothing: a query can
 * forge them.
 */
final class Owned {
  private final Engine engine;
  private final Admission admission;

  Owned(Engine engine, Admission admission) {
    this.admission = admission;
    this.engine = engine;
  }

  void targets(Asked asked, Reach reach, Reply reply) {
    reply.send(admission.within(reach.granted(), () -> targetsOf(asked, reach)));
  }

  private Outcome targetsOf(Asked asked, Reach reach) {
    if (!(reach.planes() instanceof PlaneSet.Some some)) {
      return asIs("targets", asked, List.of("state", "scrapePool"));
    }
    JsonArray active =
        data("targets", Parameters.of("state", "active"))
            .asJsonObject()
            .getJsonArray("activeTargets");
    return success(
        JSON.createObjectBuilder()
            .add(
                "activeTargets",
                only(active, target -> belongs(target.getJsonObject("labels"), some.ids())))
            .add("droppedTargets", JsonValue.EMPTY_JSON_ARRAY)
            .add("droppedTargetCounts", JsonValue.EMPTY_JSON_OBJECT));
  }

  /**
   * Prometheus's metadata has no target; that of its targets has, so it is put together from there.
   */
  void metadata(Asked asked, Reach reach, Reply reply) {
    reply.send(admission.within(reach.granted(), () -> metadataOf(asked, reach)));
  }

  private Outcome metadataOf(Asked asked, Reach reach) {
    if (!(reach.planes() instanceof PlaneSet.Some some)) {
      return asIs("metadata", asked, List.of("limit", "limit_per_metric", "metric"));
    }
    Parameters parameters =
        Parameters.of("match_target", PlaneMatcher.of(reach.planes()).orElseThrow().asSelector());
    for (String metric : asked.all("metric")) {
      parameters = parameters.and("metric", metric);
    }
    Map<String, Set<String>> byMetric = new TreeMap<>();
    for (JsonObject entry :
        data("targets/metadata", parameters).asJsonArray().getValuesAs(JsonObject.class)) {
      if (belongs(entry.getJsonObject("target"), some.ids())) {
        String metric =
            entry.containsKey("metric")
                ? entry.getString("metric")
                : asked.first("metric").orElse("");
        byMetric.computeIfAbsent(metric, none -> new TreeSet<>()).add(description(entry));
      }
    }
    return success(limited(byMetric, asked));
  }

  void rules(Asked asked, Reach reach, Reply reply) {
    reply.send(admission.within(reach.granted(), () -> rulesOf(asked, reach)));
  }

  private Outcome rulesOf(Asked asked, Reach reach) {
    if (!(reach.planes() instanceof PlaneSet.Some some)) {
      List<String> options =
          List.of(
              "type",
              "exclude_alerts",
              "rule_name[]",
              "rule_group[]",
              "file[]",
              "match[]",
              "group_limit",
              "group_next_token");
      return asIs("rules", asked, options);
    }
    return success(
        JSON.createObjectBuilder()
            .add(
                "groups",
                ownGroups(some.ids(), options(asked, List.of("type", "exclude_alerts")))));
  }

  void alerts(Asked asked, Reach reach, Reply reply) {
    reply.send(admission.within(reach.granted(), () -> alertsOf(asked, reach)));
  }

  private Outcome alertsOf(Asked asked, Reach reach) {
    if (!(reach.planes() instanceof PlaneSet.Some some)) {
      return asIs("alerts", asked, List.of());
    }
    JsonArrayBuilder alerts = JSON.createArrayBuilder();
    for (JsonObject group :
        ownGroups(some.ids(), Parameters.of("type", "alert"))
            .build()
            .getValuesAs(JsonObject.class)) {
      for (JsonObject rule : group.getJsonArray("rules").getValuesAs(JsonObject.class)) {
        rule.getOrDefault("alerts", JsonValue.EMPTY_JSON_ARRAY).asJsonArray().forEach(alerts::add);
      }
    }
    return success(JSON.createObjectBuilder().add("alerts", alerts));
  }

  /** What says something of the engine alone. */
  void about(String endpoint, Reach reach, Reply reply) {
    reply.send(admission.within(reach.granted(), () -> asIs(endpoint)));
  }

  private Outcome asIs(String endpoint) {
    try (EngineAnswer answer = engine.read(endpoint, Parameters.none())) {
      return Outcome.passedOn(answer.status(), answer.readAll());
    }
  }

  private JsonArrayBuilder ownGroups(Set<String> planes, Parameters options) {
    JsonArrayBuilder groups = JSON.createArrayBuilder();
    for (JsonObject group :
        data("rules", options)
            .asJsonObject()
            .getJsonArray("groups")
            .getValuesAs(JsonObject.class)) {
      JsonArray rules =
          only(group.getJsonArray("rules"), rule -> belongs(rule.getJsonObject("labels"), planes))
              .build();
      if (!rules.isEmpty()) {
        groups.add(JSON.createObjectBuilder(group).add("rules", rules));
      }
    }
    return groups;
  }

  private static boolean belongs(JsonObject labels, Set<String> planes) {
    return labels != null && planes.contains(labels.getString(PlaneMatcher.LABEL, ""));
  }

  private static JsonArrayBuilder only(JsonArray all, Predicate<JsonObject> own) {
    JsonArrayBuilder kept = JSON.createArrayBuilder();
    all.getValuesAs(JsonObject.class).stream().filter(own).forEach(kept::add);
    return kept;
  }

  private static String description(JsonObject entry) {
    return JSON.createObjectBuilder()
        .add("type", entry.getString("type", ""))
        .add("unit", entry.getString("unit", ""))
        .add("help", entry.getString("help", ""))
        .build()
        .toString();
  }

  private static JsonObjectBuilder limited(Map<String, Set<String>> byMetric, Asked asked) {
    long most =
        asked
            .first("limit")
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(Long::valueOf)
            .orElse(Long.MAX_VALUE);
    JsonObjectBuilder data = JSON.createObjectBuilder();
    byMetric.entrySet().stream()
        .limit(most)
        .forEach(
            metric -> {
              JsonArrayBuilder descriptions = JSON.createArrayBuilder();
              metric
                  .getValue()
                  .forEach(text -> descriptions.add(parsed(text.getBytes(StandardCharsets.UTF_8))));
              data.add(metric.getKey(), descriptions);
            });
    return data;
  }

  private Outcome asIs(String endpoint, Asked asked, List<String> names) {
    try (EngineAnswer answer = engine.read(endpoint, options(asked, names))) {
      return Outcome.passedOn(answer.status(), answer.readAll());
    }
  }

  private static Parameters options(Asked asked, List<String> names) {
    Parameters options = Parameters.none();
    for (String name : names) {
      for (String value : asked.all(name)) {
        options = options.and(name, value);
      }
    }
    return options;
  }

  private JsonValue data(String endpoint, Parameters parameters) {
    try (EngineAnswer answer = engine.read(endpoint, parameters)) {
      byte[] body = answer.readAll();
      if (!answer.isSuccess()) {
        throw ApiError.badGateway("the engine answers " + answer.status() + " to " + endpoint);
      }
      return parsed(body).get("data");
    }
  }

  private static JsonObject parsed(byte[] json) {
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(json))) {
      return reader.readObject();
    }
  }

  private static Outcome success(JsonObjectBuilder data) {
    JsonObject envelope =
        JSON.createObjectBuilder().add("status", "success").add("data", data).build();
    return Outcome.of(200, envelope.toString().getBytes(StandardCharsets.UTF_8));
  }
}
