package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.planes.Announced;
import io.planewatch.controlplane.planes.ScrapePath;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a plane says of itself. Fields that this version does not know are passed over: a plane may
 * be newer than the control plane.
 */
record Registration(
    String version,
    Optional<Address> collector,
    Optional<Address> direct,
    ScrapePath path,
    Map<String, String> labels) {
  private static final int MAX_TEXT = 80;
  private static final int MAX_LABEL_VALUE = 128;

  Registration {
    version = checkedVersion(version);
    labels = Map.copyOf(labels);
    if ((path == ScrapePath.COLLECTOR ? collector : direct).isEmpty()) {
      throw ProblemException.invalid(
          "path: is "
              + path.name().toLowerCase(Locale.ROOT)
              + ", but no such address is announced");
    }
  }

  static Registration of(JsonObject body) {
    return new Registration(
        text(body, "version").orElse(null),
        text(body, "collector").map(Address::parse),
        text(body, "direct").map(Address::parse),
        path(text(body, "path").orElse("collector")),
        labels(body.getOrDefault("labels", JsonValue.NULL)));
  }

  static String versionIn(JsonObject body) {
    return checkedVersion(text(body, "version").orElse(null));
  }

  Stream<Address> addresses() {
    return Stream.of(collector, direct).flatMap(Optional::stream);
  }

  Announced announced(Instant now) {
    return new Announced(
        version,
        path,
        collector.map(Address::toString).orElse(null),
        direct.map(Address::toString).orElse(null),
        labels,
        now);
  }

  private static String checkedVersion(String version) {
    if (version == null
        || version.isBlank()
        || version.length() > MAX_TEXT
        || version.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid("version: is required, at most " + MAX_TEXT + " characters");
    }
    return version;
  }

  private static Map<String, String> labels(JsonValue value) {
    if (value == JsonValue.NULL) {
      return Map.of();
    }
    if (!(value instanceof JsonObject object)) {
      throw ProblemException.invalid("labels: is not an object");
    }
    Map<String, String> labels = new TreeMap<>();
    for (String name : object.keySet()) {
      String text = text(object, name).orElse("");
      if (text.isEmpty()
          || text.length() > MAX_LABEL_VALUE
          || text.chars().anyMatch(Character::isISOControl)) {
        throw ProblemException.invalid(
            "labels." + name + ": is not a text of 1 to " + MAX_LABEL_VALUE + " characters");
      }
      labels.put(name, text);
    }
    return labels;
  }

  private static Optional<String> text(JsonObject body, String field) {
    JsonValue value = body.getOrDefault(field, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (value instanceof JsonString string) {
      return Optional.of(string.getString());
    }
    throw ProblemException.invalid(field + ": is not a text");
  }

  private static ScrapePath path(String text) {
    return switch (text) {
      case "collector" -> ScrapePath.COLLECTOR;
      case "direct" -> ScrapePath.DIRECT;
      default -> throw ProblemException.invalid("path: must be collector or direct");
    };
  }
}
