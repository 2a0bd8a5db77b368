package io.planewatch.telemetry.direct;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.metrics.data.DoubleExemplarData;
import java.util.List;
import java.util.Locale;

/** Writes the latest traced measurement of a bucket behind its count. */
final class Exemplars {
  private Exemplars() {}

  static void append(
      StringBuilder out, List<DoubleExemplarData> exemplars, double lower, double upper) {
    DoubleExemplarData latest = null;
    for (DoubleExemplarData exemplar : exemplars) {
      boolean inBucket = exemplar.getValue() > lower && exemplar.getValue() <= upper;
      boolean newer = latest == null || exemplar.getEpochNanos() > latest.getEpochNanos();
      if (inBucket && newer && exemplar.getSpanContext().isValid()) {
        latest = exemplar;
      }
    }
    if (latest != null) {
      append(out, latest);
    }
  }

  private static void append(StringBuilder out, DoubleExemplarData exemplar) {
    SpanContext span = exemplar.getSpanContext();
    out.append(" # {trace_id=\"")
        .append(span.getTraceId())
        .append("\",span_id=\"")
        .append(span.getSpanId())
        .append("\"} ")
        .append(TextFormat.number(exemplar.getValue()))
        .append(String.format(Locale.ROOT, " %.3f", exemplar.getEpochNanos() / 1e9));
  }
}
