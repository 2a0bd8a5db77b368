package io.planewatch.controlplane.rules.fleet;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.RequestDuration;
import io.planewatch.controlplane.rules.AlertTemplate;
import io.planewatch.controlplane.rules.Scope;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A fleet rule as JSON, the same in the API and in the database. */
final class FleetRuleText {
  static final List<String> FIELDS =
      List.of(
          "alert",
          "expr",
          "comparison",
          "threshold",
          "thresholds",
          "for",
          "severity",
          "unit",
          "summary",
          "description",
          "labels",
          "planes",
          "environments",
          "linesOfBusiness");

  private final JsonObject json;

  private FleetRuleText(JsonObject json) {
    this.json = json;
  }

  /**
   * Reads a request.
   *
   * @throws ProblemException that names the field that is wrong
   */
  static FleetRule read(JsonObject json) {
    FleetRule rule = parse(json);
    rule.scope().requireBounded();
    return rule;
  }

  private static FleetRule parse(JsonObject json) {
    for (String field : json.keySet()) {
      if (!FIELDS.contains(field)) {
        throw ProblemException.invalid(
            field + ": there is no such field; there are " + String.join(", ", FIELDS) + ".");
      }
    }
    return new FleetRuleText(json).rule();
  }

  /** Reads a stored rule. */
  static FleetRule read(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return parse(reader.readObject());
    }
  }

  private FleetRule rule() {
    String alert = FleetRule.requireName(required("alert"));
    return new FleetRule(
        alert,
        required("expr"),
        comparison(),
        Optional.ofNullable(value("threshold", JsonNumber.class)).map(JsonNumber::doubleValue),
        map("thresholds", JsonNumber.class, JsonNumber::doubleValue),
        duration(),
        text("severity", "warning"),
        text("unit", ""),
        template("summary", alert + " in {{ $labels.data_plane }}: {{ $value }}"),
        template("description", ""),
        map("labels", JsonString.class, JsonString::getString),
        scope(json));
  }

  static Scope scope(JsonObject json) {
    FleetRuleText text = new FleetRuleText(json);
    return new Scope(
        text.names("planes"), text.names("environments"), text.names("linesOfBusiness"));
  }

  private <T extends JsonValue> T value(String field, Class<T> type) {
    JsonValue value = json.get(field);
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    if (!type.isInstance(value)) {
      throw ProblemException.invalid(
          field
              + ": is not a "
              + type.getSimpleName().replace("Json", "").toLowerCase(Locale.ROOT));
    }
    return type.cast(value);
  }

  private String text(String field, String absent) {
    JsonString value = value(field, JsonString.class);
    return value == null ? absent : value.getString();
  }

  private AlertTemplate template(String field, String absent) {
    return AlertTemplate.read(field, text(field, absent));
  }

  private String required(String field) {
    String text = text(field, "");
    if (text.isBlank()) {
      throw ProblemException.invalid(field + ": is required.");
    }
    return text;
  }

  private FleetRule.Comparison comparison() {
    String operator = text("comparison", ">");
    return Arrays.stream(FleetRule.Comparison.values())
        .filter(known -> known.operator().equals(operator))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "comparison: '" + operator + "' is none of > >= < <= == !=."));
  }

  private Duration duration() {
    return RequestDuration.parse("for", text("for", "PT1M"), "PT2M");
  }

  private <T extends JsonValue, V> Map<String, V> map(
      String field, Class<T> type, Function<T, V> reader) {
    Map<String, V> map = new TreeMap<>();
    JsonObject object = value(field, JsonObject.class);
    if (object != null) {
      object.forEach(
          (name, value) -> {
            if (!type.isInstance(value)) {
              throw ProblemException.invalid(field + "." + name + ": " + value + " is not fit.");
            }
            map.put(name, reader.apply(type.cast(value)));
          });
    }
    return map;
  }

  private Set<String> names(String field) {
    JsonArray array = value(field, JsonArray.class);
    if (array == null) {
      return Set.of();
    }
    if (!array.stream().allMatch(JsonString.class::isInstance)) {
      throw ProblemException.invalid(field + ": is not a list of names.");
    }
    return array.getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .collect(Collectors.toSet());
  }

  static JsonObject write(FleetRule rule) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("alert", rule.alert())
            .add("expr", rule.expr())
            .add("comparison", rule.comparison().operator())
            .add("for", rule.lasting().toString())
            .add("severity", rule.severity())
            .add("unit", rule.unit())
            .add("summary", rule.summary().text())
            .add("description", rule.description().text())
            .add("planes", array(rule.scope().planes()))
            .add("environments", array(rule.scope().environments()))
            .add("linesOfBusiness", array(rule.scope().linesOfBusiness()));
    rule.threshold().ifPresent(threshold -> json.add("threshold", threshold));
    JsonObjectBuilder thresholds = JSON.createObjectBuilder();
    new TreeMap<>(rule.thresholds()).forEach(thresholds::add);
    JsonObjectBuilder labels = JSON.createObjectBuilder();
    new TreeMap<>(rule.labels()).forEach(labels::add);
    return json.add("thresholds", thresholds).add("labels", labels).build();
  }

  /** The rule with another scope, and with the thresholds of the environments that are seen. */
  static JsonObject part(JsonObject written, Set<String> environments, Scope scope) {
    JsonObjectBuilder part = JSON.createObjectBuilder(written);
    JsonObjectBuilder thresholds = JSON.createObjectBuilder();
    written.getJsonObject("thresholds").entrySet().stream()
        .filter(threshold -> environments.contains(threshold.getKey()))
        .forEach(threshold -> thresholds.add(threshold.getKey(), threshold.getValue()));
    return part.add("thresholds", thresholds)
        .add("planes", array(scope.planes()))
        .add("environments", array(scope.environments()))
        .add("linesOfBusiness", array(scope.linesOfBusiness()))
        .build();
  }

  private static JsonArrayBuilder array(Set<String> names) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    names.stream().sorted().forEach(array::add);
    return array;
  }
}
