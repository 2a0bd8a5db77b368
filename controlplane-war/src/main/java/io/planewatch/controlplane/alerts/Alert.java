package io.planewatch.controlplane.alerts;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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

  private static Map<String, String> strings(JsonObject json) {
    Map<String, String> strings = new TreeMap<>();
    if (json != null) {
      json.keySet().forEach(name -> strings.put(name, json.getString(name)));
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
