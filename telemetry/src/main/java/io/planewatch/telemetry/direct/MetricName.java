package io.planewatch.telemetry.direct;

import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import java.util.Map;

/**
 * How OpenTelemetry's names read in Prometheus, spelled as the collector's exporter spells them.
 */
final class MetricName {
  private static final Map<String, String> UNITS =
      Map.of("s", "seconds", "ms", "milliseconds", "By", "bytes");

  private MetricName() {}

  /** The name without the suffix that the type adds. */
  static String family(MetricData metric) {
    String name = sanitized(metric.getName());
    // What ends in _count belongs to a histogram there; jvm.thread.count is none.
    if (isCurrentValue(metric) && name.endsWith("_count")) {
      name = name.substring(0, name.length() - "count".length()) + "current";
    }
    String unit = UNITS.get(metric.getUnit());
    if (unit == null && metric.getUnit().equals("1") && isGauge(metric)) {
      unit = "ratio";
    }
    return unit == null || name.endsWith("_" + unit) ? name : name + "_" + unit;
  }

  /** A label's name: letters, digits and underscores, no digit first. */
  static String sanitized(String name) {
    StringBuilder safe = new StringBuilder(name.length() + 1);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (i == 0 && digit) {
        safe.append('_');
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      safe.append(letter || digit ? c : '_');
    }
    return safe.toString();
  }

  private static boolean isCurrentValue(MetricData metric) {
    return switch (metric.getType()) {
      case LONG_SUM -> !metric.getLongSumData().isMonotonic();
      case DOUBLE_SUM -> !metric.getDoubleSumData().isMonotonic();
      default -> isGauge(metric);
    };
  }

  private static boolean isGauge(MetricData metric) {
    return metric.getType() == MetricDataType.LONG_GAUGE
        || metric.getType() == MetricDataType.DOUBLE_GAUGE;
  }
}
