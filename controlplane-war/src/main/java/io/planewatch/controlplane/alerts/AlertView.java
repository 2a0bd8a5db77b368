package io.planewatch.controlplane.alerts;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * An alert as the API shows it.
 *
 * @param value what was measured when it was told last, in {@code unit}; null when the rule says
 *     none
 * @param threshold what it was compared with; null when the rule says none
 * @param since RFC 3339
 * @param until null while it fires
 * @param runbook path of the text that says what to do; null when there is none
 * @param chart path of the page that draws the rule's expression; null when the rule is not known
 * @param silencedBy ids of Alertmanager's silences; empty in the history
 * @param inhibited whether another alert of the same plane says it all; false in the history
 */
public record AlertView(
    String id,
    String fingerprint,
    String name,
    String severity,
    String plane,
    String environment,
    Map<String, String> labels,
    String summary,
    String description,
    Double value,
    Double threshold,
    String unit,
    String since,
    String until,
    String runbook,
    String chart,
    List<String> silencedBy,
    boolean inhibited) {

  static AlertView of(Alert alert, List<String> silencedBy, boolean inhibited) {
    return of(alert.fingerprint(), alert, silencedBy, inhibited);
  }

  static AlertView of(AlertPeriod period) {
    return of(Long.toString(period.id()), period.toAlert(), List.of(), false);
  }

  private static AlertView of(String id, Alert alert, List<String> silencedBy, boolean inhibited) {
    Map<String, String> says = alert.annotations();
    return new AlertView(
        id,
        alert.fingerprint(),
        alert.name(),
        alert.label("severity"),
        alert.plane(),
        alert.label("environment"),
        alert.labels(),
        says.getOrDefault("summary", alert.name()),
        says.getOrDefault("description", ""),
        number(says.get("value")),
        number(says.get("threshold")),
        says.get("unit"),
        alert.start().toString(),
        alert.end().map(Object::toString).orElse(null),
        Runbooks.path(says.get("runbook")),
        chart(alert.source()),
        silencedBy,
        inhibited);
  }

  private static Double number(String text) {
    try {
      double value = text == null ? Double.NaN : Double.parseDouble(text);
      // JSON has no other numbers.
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException none) {
      return null;
    }
  }

  /** The engine's link carries the expression in the parameters that our own page takes, too. */
  private static String chart(String source) {
    try {
      String query = source.isEmpty() ? null : URI.create(source).getRawQuery();
      return query == null
          ? null
          : "/explore?" + query.replace("g0.tab=1", "g0.tab=graph") + "&g0.range_input=1h";
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
