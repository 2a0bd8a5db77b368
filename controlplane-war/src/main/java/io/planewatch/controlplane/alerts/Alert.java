package io.planewatch.controlplane.alerts;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An alert as Alertmanager tells of it.
 *
 * @param fingerprint Alertmanager's own, made of the labels
 * @param source the engine's page about the rule's expression, or empty
 * @param end empty while it fires
 */
public record Alert(
    String fingerprint,
    Map<String, String> labels,
    Map<String, String> annotations,
    String source,
    Instant start,
    Optional<Instant> end) {
  private static final int MOST_VALUE = 2000;
  private static final int MOST_CHARACTERS = 8000;

  /** Labels that say what the alert is: long labels of a rule must not push them out. */
  private static final List<String> FIRST_LABELS =
      List.of("alertname", "data_plane", "environment", "severity", "rule", "objective");

  public Alert {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
  }

  /** Reads one of a notification: {@code status} decides whether it has ended. */
  static Alert notified(JsonObject json) {
    boolean resolved = json.getString("status", "").equals("resolved");
    return read(
        json, resolved ? Optional.of(Instant.parse(json.getString("endsAt"))) : Optional.empty());
  }

  /** Reads one of Alertmanager's list, which holds firing ones alone. */
  static Alert listed(JsonObject json) {
    return read(json, Optional.empty());
  }

  private static Alert read(JsonObject json, Optional<Instant> end) {
    return new Alert(
        json.getString("fingerprint"),
        strings(json.getJsonObject("labels")),
        strings(json.getJsonObject("annotations")),
        json.getString("generatorURL", ""),
        Instant.parse(json.getString("startsAt")),
        end);
  }

  /** A rule's template may expand to megabytes; what is kept and shown of an alert is bounded. */
  private static Map<String, String> strings(JsonObject json) {
    Map<String, String> strings = new TreeMap<>();
    if (json == null) {
      return strings;
    }
    int left = MOST_CHARACTERS;
    Set<String> names = new LinkedHashSet<>(FIRST_LABELS);
    names.retainAll(json.keySet());
    names.addAll(new TreeSet<>(json.keySet()));
    for (String name : names) {
      String value = json.getString(name);
      String shown =
          value.length() <= MOST_VALUE ? value : value.substring(0, MOST_VALUE - 1) + "…";
      left -= name.length() + shown.length();
      if (left < 0) {
        break;
      }
      strings.put(name, shown);
    }
    return strings;
  }

  String label(String name) {
    return labels.getOrDefault(name, "");
  }

  String name() {
    return label("alertname");
  }

  String plane() {
    return label("data_plane");
  }

  /** The dead man's switch: it always fires and is nobody's news. */
  boolean isWatchdog() {
    return name().equals("Watchdog");
  }
}
