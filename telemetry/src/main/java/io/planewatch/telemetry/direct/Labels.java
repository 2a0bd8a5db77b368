package io.planewatch.telemetry.direct;

import io.opentelemetry.api.common.Attributes;

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

  /** The last pair may be null: only buckets have one. */
  void append(StringBuilder out, Attributes attributes, String lastName, String lastValue) {
    int start = out.length();
    if (constantValue != null) {
      pair(out, constantName, constantValue);
    }
    attributes.forEach(
        (key, value) -> pair(out, MetricName.sanitized(key.getKey()), value.toString()));
    if (lastName != null) {
      pair(out, lastName, lastValue);
    }
    if (out.length() > start) {
      out.setCharAt(start, '{');
      out.append('}');
    }
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
