package io.planewatch.telemetry.direct;

import io.opentelemetry.api.common.Attributes;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes attributes as labels. */
final class Labels {
  private final String constantName;
  private final String constantValue;

  private Labels(String constantName, String constantValue) {
    this.constantName = constantName;
    this.constantValue = constantValue;
  }

  /** A label that every sample carries; none where the value is null. */
  static Labels with(String name, String value) {
    return new Labels(name, value);
  }

  /**
   * The last pair may be null: only buckets have one.
   *
   * <p>Attributes such as {@code a.b} and {@code a_b} become one label, because Prometheus refuses
   * the whole scrape for a label that stands there twice. As in OpenTelemetry's specification of
   * the Prometheus exporter, their values are joined by semicolons, in the order of their keys. A
   * label of the format's own keeps its name, and an attribute of that name becomes {@code
   * exported_NAME}.
   */
  void append(StringBuilder out, Attributes attributes, String lastName, String lastValue) {
    int start = out.length();
    if (constantValue != null) {
      pair(out, constantName, constantValue);
    }
    Map<String, String> labels = new LinkedHashMap<>();
    attributes.forEach(
        (key, value) ->
            labels.merge(
                free(MetricName.sanitized(key.getKey()), lastName),
                value.toString(),
                (one, other) -> one + ";" + other));
    labels.forEach((name, value) -> pair(out, name, value));
    if (lastName != null) {
      pair(out, lastName, lastValue);
    }
    if (out.length() > start) {
      out.setCharAt(start, '{');
      out.append('}');
    }
  }

  private String free(String name, String lastName) {
    boolean taken = name.equals(lastName) || (constantValue != null && name.equals(constantName));
    return taken ? "exported_" + name : name;
  }

  private static void pair(StringBuilder out, String name, String value) {
    out.append(',').append(name).append("=\"");
    escape(out, value, true);
    out.append('"');
  }

  /** A stray line break would spoil the parse of every line that follows. */
  static void escape(StringBuilder out, String text, boolean quotes) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        out.append("\\n");
      } else if (c == '\\' || (c == '"' && quotes)) {
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
    }
  }
}
