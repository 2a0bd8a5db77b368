package io.planewatch.controlplane.objectives;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.Scope;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** An objective as JSON, the same in the API and in the database. */
final class ObjectiveText {
  static final List<String> FIELDS =
      List.of(
          "name",
          "description",
          "service",
          "events",
          "counts",
          "total",
          "target",
          "targets",
          "windowDays",
          "planes",
          "environments",
          "linesOfBusiness");

  private ObjectiveText() {}

  /**
   * Reads a request.
   *
   * @throws ProblemException that names the field that is wrong
   */
  static Objective read(JsonObject json) {
    Objective objective = parse(json);
    objective.scope().requireBounded();
    return objective;
  }

  private static Objective parse(JsonObject json) {
    for (String field : json.keySet()) {
      if (!FIELDS.contains(field)) {
        throw ProblemException.invalid(
            field + ": there is no such field; there are " + String.join(", ", FIELDS) + ".");
      }
    }
    try {
      return new Objective(
          text(json, "name", ""),
          text(json, "description", ""),
          text(json, "service", ""),
          required(json, "events"),
          counts(text(json, "counts", "bad")),
          required(json, "total"),
          json.getJsonNumber("target") == null ? 0.99 : json.getJsonNumber("target").doubleValue(),
          targets(json),
          Duration.ofDays(windowDays(json)),
          scope(json));
    } catch (ClassCastException otherType) {
      throw ProblemException.invalid(
          "A field is of another type than it must be: target and windowDays are numbers, targets is"
              + " an object of numbers, planes, environments and linesOfBusiness are lists of names, and"
              + " all others are texts.");
    }
  }

  static Scope scope(JsonObject json) {
    return new Scope(
        names(json, "planes"), names(json, "environments"), names(json, "linesOfBusiness"));
  }

  /**
   * The objective as a caller may see it who does not see all of its planes.
   *
   * @param environments that the caller sees
   * @param scope the caller's part of it
   */
  static JsonObject part(JsonObject written, Set<String> environments, Scope scope) {
    JsonObjectBuilder part = JSON.createObjectBuilder(written);
    JsonObjectBuilder targets = JSON.createObjectBuilder();
    written.getJsonObject("targets").entrySet().stream()
        .filter(target -> environments.contains(target.getKey()))
        .forEach(target -> targets.add(target.getKey(), target.getValue()));
    part.add("targets", targets)
        .add("planes", array(scope.planes()))
        .add("environments", array(scope.environments()))
        .add("linesOfBusiness", array(scope.linesOfBusiness()));
    return scope(written).isFleetWide() ? part.build() : part.add("description", "").build();
  }

  /** Reads a stored objective. */
  static Objective read(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return parse(reader.readObject());
    }
  }

  /**
   * @throws ClassCastException when it is there and no text
   */
  private static String text(JsonObject json, String field, String otherwise) {
    return !json.containsKey(field) || json.isNull(field)
        ? otherwise
        : json.getJsonString(field).getString();
  }

  /** JSON-P itself cuts a number to its lowest 32 bits. */
  private static int windowDays(JsonObject json) {
    JsonNumber days = json.getJsonNumber("windowDays");
    try {
      return days == null ? 30 : days.intValueExact();
    } catch (ArithmeticException notWhole) {
      throw ProblemException.invalid("windowDays: " + days + " is no whole number from 1 to 90.");
    }
  }

  private static String required(JsonObject json, String field) {
    String text = text(json, field, "");
    if (text.isBlank()) {
      throw ProblemException.invalid(field + ": is required, the selector of a counter.");
    }
    return text;
  }

  static Objective.Counts counts(String text) {
    return switch (text) {
      case "good" -> Objective.Counts.GOOD;
      case "bad" -> Objective.Counts.BAD;
      default -> throw ProblemException.invalid("counts: '" + text + "' is neither good nor bad.");
    };
  }

  private static Map<String, Double> targets(JsonObject json) {
    Map<String, Double> targets = new TreeMap<>();
    JsonObject given = json.getJsonObject("targets");
    if (given != null) {
      given.forEach((name, share) -> targets.put(name, ((JsonNumber) share).doubleValue()));
    }
    return targets;
  }

  private static Set<String> names(JsonObject json, String field) {
    JsonArray array = json.getJsonArray(field);
    return array == null
        ? Set.of()
        : array.getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .collect(Collectors.toSet());
  }

  static JsonObject write(Objective objective) {
    JsonObjectBuilder targets = JSON.createObjectBuilder();
    new TreeMap<>(objective.targets()).forEach(targets::add);
    return JSON.createObjectBuilder()
        .add("name", objective.name())
        .add("description", objective.description())
        .add("service", objective.service())
        .add("events", objective.events())
        .add("counts", objective.counts().name().toLowerCase(Locale.ROOT))
        .add("total", objective.total())
        .add("target", objective.target())
        .add("targets", targets)
        .add("windowDays", objective.window().toDays())
        .add("planes", array(objective.scope().planes()))
        .add("environments", array(objective.scope().environments()))
        .add("linesOfBusiness", array(objective.scope().linesOfBusiness()))
        .build();
  }

  private static JsonArrayBuilder array(Set<String> names) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    names.stream().sorted().forEach(array::add);
    return array;
  }
}
