package io.planewatch.controlplane.queries;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the engine knows of targets, metadata, rules and alerts, as far as it belongs to the
 * caller's planes. A target belongs to the plane that service discovery gave it; of rules and
 * alerts see {@link OwnRules}.
 */
final class Owned {
  /** Parameters of rules that only narrow the answer, so that the engine may read them. */
  private static final List<String> NARROWING =
      List.of("type", "rule_name[]", "rule_group[]", "file[]", "match[]");

  /** As Go reads them. */
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  private final Engine engine;
  private final Admission admission;

  /** A parsed answer takes about ten times its bytes, so few are parsed at once. */
  private final Semaphore filtering = new Semaphore(2, true);

  Owned(Engine engine, Admission admission) {
    this.admission = admission;
    this.engine = engine;
  }

  void targets(Asked asked, Reach reach, Reply reply) {
    reply.send(admission.within(reach.granted(), () -> filtered(() -> targetsOf(asked, reach))));
  }

  /** An answer of another shape than the engine's is the engine's fault. */
  private Outcome filtered(Supplier<Outcome> work) {
    filtering.acquireUninterruptibly();
    try {
      return work.get();
    } catch (ClassCastException | NullPointerException otherShape) {
      throw ApiError.badGateway("what stands in the engine's place answers in another form");
    } finally {
      filtering.release();
    }
  }

  private Outcome targetsOf(Asked asked, Reach reach) {
    if (!(reach.planes() instanceof PlaneSet.Some some)) {
      return asIs("targets", asked, List.of("state", "scrapePool"));
    }
    String state = asked.first("state").orElse("").toLowerCase(Locale.ROOT);
    JsonArray active =
        List.of("", "any", "active").contains(state)
            ? data("targets", options(asked, List.of("scrapePool")).and("state", "active"))
                .asJsonObject()
                .getJsonArray("activeTargets")
            : JsonValue.EMPTY_JSON_ARRAY;
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
    reply.send(admission.within(reach.granted(), () -> filtered(() -> metadataOf(asked, reach))));
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
    reply.send(admission.within(reach.granted(), () -> filtered(() -> rulesOf(asked, reach))));
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
    RulePage page = RulePage.of(asked);
    JsonArray groups =
        data("rules", options(asked, NARROWING)).asJsonObject().getJsonArray("groups");
    return success(page.cut(new OwnRules(some.ids(), !excludesAlerts(asked)).of(groups)));
  }

  private static boolean excludesAlerts(Asked asked) {
    String text = asked.first("exclude_alerts").orElse("false");
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      throw ApiError.badData(
          "invalid parameter \"exclude_alerts\": error converting exclude_alerts: \""
              + text.replaceAll("[^ -~]", "?")
              + "\" is not true or false");
    }
    return TRUE.contains(text);
  }

  void alerts(Asked asked, Reach reach, Reply reply) {
    reply.send(admission.within(reach.granted(), () -> filtered(() -> alertsOf(asked, reach))));
  }

  private Outcome alertsOf(Asked asked, Reach reach) {
    if (!(reach.planes() instanceof PlaneSet.Some some)) {
      return asIs("alerts", asked, List.of());
    }
    JsonArrayBuilder alerts = JSON.createArrayBuilder();
    JsonArray groups =
        data("rules", Parameters.of("type", "alert")).asJsonObject().getJsonArray("groups");
    for (JsonObject group :
        new OwnRules(some.ids(), true).of(groups).getValuesAs(JsonObject.class)) {
      for (JsonObject rule : group.getJsonArray("rules").getValuesAs(JsonObject.class)) {
        if (rule.get("alerts") instanceof JsonArray its) {
          its.forEach(alerts::add);
        }
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
    long most = limit(asked, "limit", 0);
    long perMetric = limit(asked, "limit_per_metric", 1);
    JsonObjectBuilder data = JSON.createObjectBuilder();
    byMetric.entrySet().stream()
        .limit(most)
        .forEach(
            metric -> {
              JsonArrayBuilder descriptions = JSON.createArrayBuilder();
              metric.getValue().stream()
                  .limit(perMetric)
                  .forEach(text -> descriptions.add(parsed(text.getBytes(StandardCharsets.UTF_8))));
              data.add(metric.getKey(), descriptions);
            });
    return data;
  }

  /**
   * @param least below which the number limits nothing
   */
  private static long limit(Asked asked, String name, long least) {
    Optional<String> text = asked.first(name);
    if (text.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!text.get().matches("[+-]?[0-9]{1,18}")) {
      throw ApiError.badData(name + " must be a number");
    }
    long number = Long.parseLong(text.get());
    return number < least ? Long.MAX_VALUE : number;
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
      JsonObject envelope = envelope(body);
      if (answer.status() >= 400 && answer.status() < 500) {
        throw ApiError.ofEngine(
            answer.status(),
            envelope.getString("errorType", "bad_data"),
            envelope.getString("error", "the engine refuses the request"));
      }
      if (!answer.isSuccess() || !envelope.containsKey("data")) {
        throw ApiError.badGateway("the engine answers " + answer.status() + " to " + endpoint);
      }
      return envelope.get("data");
    }
  }

  private static JsonObject envelope(byte[] body) {
    try {
      return parsed(body);
    } catch (JsonException malformed) {
      throw ApiError.badGateway("what stands in the engine's place does not answer in JSON");
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
