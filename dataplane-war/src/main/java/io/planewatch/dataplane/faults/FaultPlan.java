package io.planewatch.dataplane.faults;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * Faults as JSON, the same by configuration and by the admin resource: {@code
 * [{"kind":"error-rate","route":"/api/orders","rate":0.2}]}.
 */
final class FaultPlan {
  private static final int MOST_FAULTS = 20;

  private FaultPlan() {}

  /** Throws IllegalArgumentException with a sentence that says what is wrong. */
  static List<Fault> parse(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      JsonArray plan = reader.readArray();
      if (plan.size() > MOST_FAULTS) {
        throw new IllegalArgumentException(plan.size() + " faults, expected up to " + MOST_FAULTS);
      }
      return plan.getValuesAs(JsonObject.class).stream().map(FaultPlan::fault).toList();
    } catch (JsonException | ClassCastException | NullPointerException malformed) {
      throw new IllegalArgumentException(
          "a plan is a JSON array of objects with kind and what that kind needs", malformed);
    } catch (DateTimeParseException malformed) {
      throw new IllegalArgumentException(
          "'" + malformed.getParsedString() + "' is no ISO-8601 duration like PT0.2S", malformed);
    }
  }

  private static Fault fault(JsonObject json) {
    String route = json.getString("route", "/api");
    String kind = json.getString("kind");
    return switch (kind) {
      case "error-rate" ->
          new Fault.ErrorRate(
              route, json.getJsonNumber("rate").doubleValue(), json.getInt("status", 503));
      case "latency" ->
          new Fault.Latency(
              route,
              Duration.parse(json.getString("delay")),
              Distribution.valueOf(
                  json.getString("distribution", "fixed").toUpperCase(Locale.ROOT)));
      case "dependency-down" -> new Fault.DependencyDown(json.getString("dependency"));
      case "saturation" ->
          new Fault.Saturation(
              route, json.getInt("concurrency"), Duration.parse(json.getString("hold", "PT0.1S")));
      default ->
          throw new IllegalArgumentException(
              "kind is '"
                  + kind
                  + "', expected error-rate, latency, dependency-down or saturation");
    };
  }

  static String write(List<Fault> faults) {
    JsonArrayBuilder plan = Json.createArrayBuilder();
    faults.forEach(fault -> plan.add(json(fault)));
    return plan.build().toString();
  }

  private static JsonObjectBuilder json(Fault fault) {
    JsonObjectBuilder json = Json.createObjectBuilder().add("kind", fault.kind());
    if (fault instanceof Fault.ErrorRate error) {
      json.add("route", error.route()).add("rate", error.rate()).add("status", error.status());
    } else if (fault instanceof Fault.Latency latency) {
      json.add("route", latency.route())
          .add("delay", latency.delay().toString())
          .add("distribution", latency.distribution().name().toLowerCase(Locale.ROOT));
    } else if (fault instanceof Fault.DependencyDown down) {
      json.add("dependency", down.dependency());
    } else if (fault instanceof Fault.Saturation saturation) {
      json.add("route", saturation.route())
          .add("concurrency", saturation.concurrency())
          .add("hold", saturation.hold().toString());
    }
    return json;
  }
}
