package io.planewatch.controlplane.queries;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineBusy;
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
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What the engine knows of targets, metadata, rules and alerts, as far as it belongs to the
 * caller's planes. A target belongs to the plane that service discovery gave it; of rules and
 * alerts see {@link OwnRules}.
 */
final class FilteredResults {
  /** Parameters of rules that only narrow the answer, so that the engine may read them. */
  private static final List<String> NARROWING =
      List.of("type", "rule_name[]", "rule_group[]", "file[]", "match[]");

  /** As Go reads them. */
  private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");

  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  /** A parsed answer takes about ten times its bytes, so few are parsed at once. */
  private static final int PARSED_AT_ONCE = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The engine's answer before it is parsed. */
  private record Read(String endpoint, int status, byte[] body) {}

  private final Engine engine;
  private final WholeAnswers answers;
  private final Semaphore parsing;
  private final Duration patience;

  FilteredResults(Engine engine, WholeAnswers answers) {
    this(engine, answers, new Semaphore(PARSED_AT_ONCE, true), PATIENCE);
  }

  /**
   * @param parsing a permit for each answer that is parsed
   * @param patience how long an answer waits for its permit
   */
  FilteredResults(Engine engine, WholeAnswers answers, Semaphore parsing, Duration patience) {
    this.answers = answers;
    this.engine = engine;
    this.parsing = parsing;
    this.patience = patience;
  }

  void targets(QueryParameters asked, Reach reach, Reply reply) {
    answers.send(reach, reply, () -> targetsOf(asked, reach));
  }

  /**
   * Reads the engine's answer, then parses and filters it. The permit is not held while the engine
   * is asked, so that a slow engine does not make others wait for a permit. An answer of another
   * shape than the engine's is the engine's fault.
   */
  private Outcome filtered(
      String endpoint, Parameters parameters, Function<JsonValue, JsonObjectBuilder> filter) {
    Read read = read(endpoint, parameters);
    requirePermit();
    try {
      return success(filter.apply(data(read)));
    } catch (ClassCastException | NullPointerException otherShape) {
      throw ApiError.badGateway("what stands in the engine's place answers in another form");
    } finally {
      parsing.release();
    }
  }

  private void requirePermit() {
    try {
      if (parsing.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    throw new EngineBusy(
        "too many answers about targets, metadata, rules or alerts are being filtered; try again in"
            + " a few seconds");
  }

  private Outcome targetsOf(QueryParameters asked, Reach reach) {
    if (!(reach.planes() instanceof PlaneSet.Some some)) {
      return asIs("targets", asked, List.of("state", "scrapePool"));
    }
    String state = asked.first("state").orElse("").toLowerCase(Locale.ROOT);
    if (!List.of("", "any", "active").contains(state)) {
      return success(activeTargets(JsonValue.EMPTY_JSON_ARRAY, some.ids()));
    }
    return filtered(
        "targets",
        options(asked, List.of("scrapePool")).and("state", "active"),
        data -> activeTargets(data.asJsonObject().getJsonArray("activeTargets"), some.ids()));
  }

  private static JsonObjectBuilder activeTargets(JsonArray active, Set<String> planes) {
    return JSON.createObjectBuilder()
        .add(
            "activeTargets",
            only(active, target -> belongs(target.getJsonObject("labels"), planes)))
        .add("droppedTargets", JsonValue.EMPTY_JSON_ARRAY)
        .add("droppedTargetCounts", JsonValue.EMPTY_JSON_OBJECT);
  }

  /**
   * Prometheus's metadata has no target; that of its targets has, so it is put together from there.
   */
  void metadata(QueryParameters asked, Reach reach, Reply reply) {
    answers.send(reach, reply, () -> metadataOf(asked, reach));
  }

  private Outcome metadataOf(QueryParameters asked, Reach reach) {
    if (!(reach.planes() instanceof PlaneSet.Some some)) {
      return asIs("metadata", asked, List.of("limit", "limit_per_metric", "metric"));
    }
    Parameters parameters =
        Parameters.of("match_target", PlaneMatcher.of(reach.planes()).orElseThrow().asSelector());
    for (String metric : asked.all("metric")) {
      parameters = parameters.and("metric", metric);
    }
    return filtered(
        "targets/metadata", parameters, data -> metadata(data.asJsonArray(), asked, some.ids()));
  }

  private static JsonObjectBuilder metadata(
      JsonArray entries, QueryParameters asked, Set<String> planes) {
    Map<String, Set<String>> byMetric = new TreeMap<>();
    for (JsonObject entry : entries.getValuesAs(JsonObject.class)) {
      if (belongs(entry.getJsonObject("target"), planes)) {
        String metric =
            entry.containsKey("metric")
                ? entry.getString("metric")
                : asked.first("metric").orElse("");
        byMetric.computeIfAbsent(metric, none -> new TreeSet<>()).add(description(entry));
      }
    }
    return limited(byMetric, asked);
  }

  void rules(QueryParameters asked, Reach reach, Reply reply) {
    answers.send(reach, reply, () -> rulesOf(asked, reach));
  }

  private Outcome rulesOf(QueryParameters asked, Reach reach) {
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
    OwnRules own = new OwnRules(some.ids(), !excludesAlerts(asked));
    return filtered(
        "rules",
        options(asked, NARROWING),
        data -> page.cut(own.of(data.asJsonObject().getJsonArray("groups"))));
  }

  private static boolean excludesAlerts(QueryParameters asked) {
    String text = asked.first("exclude_alerts").orElse("false");
    if (!TRUE.contains(text) && !FALSE.contains(text)) {
      throw ApiError.badData(
          "invalid parameter \"exclude_alerts\": error converting exclude_alerts: \""
              + text.replaceAll("[^ -~]", "?")
              + "\" is not true or false");
    }
    return TRUE.contains(text);
  }

  void alerts(QueryParameters asked, Reach reach, Reply reply) {
    answers.send(reach, reply, () -> alertsOf(asked, reach));
  }

  private Outcome alertsOf(QueryParameters asked, Reach reach) {
    if (!(reach.planes() instanceof PlaneSet.Some some)) {
      return asIs("alerts", asked, List.of());
    }
    OwnRules own = new OwnRules(some.ids(), true);
    return filtered(
        "rules",
        Parameters.of("type", "alert"),
        data -> alerts(own.of(data.asJsonObject().getJsonArray("groups"))));
  }

  private static JsonObjectBuilder alerts(JsonArray groups) {
    JsonArrayBuilder alerts = JSON.createArrayBuilder();
    for (JsonObject group : groups.getValuesAs(JsonObject.class)) {
      for (JsonObject rule : group.getJsonArray("rules").getValuesAs(JsonObject.class)) {
        if (rule.get("alerts") instanceof JsonArray its) {
          its.forEach(alerts::add);
        }
      }
    }
    return JSON.createObjectBuilder().add("alerts", alerts);
  }

  /** What says something of the engine alone. */
  void about(String endpoint, Reach reach, Reply reply) {
    answers.send(reach, reply, () -> asIs(endpoint));
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

  private static JsonObjectBuilder limited(
      Map<String, Set<String>> byMetric, QueryParameters asked) {
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
  private static long limit(QueryParameters asked, String name, long least) {
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

  private Outcome asIs(String endpoint, QueryParameters asked, List<String> names) {
    try (EngineAnswer answer = engine.read(endpoint, options(asked, names))) {
      return Outcome.passedOn(answer.status(), answer.readAll());
    }
  }

  private static Parameters options(QueryParameters asked, List<String> names) {
    Parameters options = Parameters.none();
    for (String name : names) {
      for (String value : asked.all(name)) {
        options = options.and(name, value);
      }
    }
    return options;
  }

  private Read read(String endpoint, Parameters parameters) {
    try (EngineAnswer answer = engine.read(endpoint, parameters)) {
      return new Read(endpoint, answer.status(), answer.readAll());
    }
  }

  private static JsonValue data(Read answer) {
    JsonObject envelope = envelope(answer.body());
    if (answer.status() >= 400 && answer.status() < 500) {
      throw ApiError.ofEngine(
          answer.status(),
          envelope.getString("errorType", "bad_data"),
          envelope.getString("error", "the engine refuses the request"));
    }
    if (answer.status() != 200 || !envelope.containsKey("data")) {
      throw ApiError.badGateway(
          "the engine answers " + answer.status() + " to " + answer.endpoint());
    }
    return envelope.get("data");
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
