package io.planewatch.telemetry.direct;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Writes metrics as Prometheus reads them: its text format 0.0.4, or OpenMetrics 1.0 with
 * exemplars.
 */
final class TextFormat {
  private static final AttributeKey<String> SERVICE_VERSION =
      AttributeKey.stringKey("service.version");

  private final boolean openMetrics;
  private final Labels labels;
  private final StringBuilder out = new StringBuilder(16 * 1024);

  private TextFormat(boolean openMetrics, Labels labels) {
    this.openMetrics = openMetrics;
    this.labels = labels;
  }

  /**
   * @param describing whether the resource becomes a metric too, as the collector's exporter would
   *     make one
   */
  static String write(
      Collection<MetricData> metrics, Resource resource, boolean describing, boolean openMetrics) {
    Labels labels = Labels.with("service_version", resource.getAttribute(SERVICE_VERSION));
    TextFormat format = new TextFormat(openMetrics, labels);
    if (describing) {
      format.target(resource);
    }
    metrics.stream().sorted(Comparator.comparing(MetricName::family)).forEach(format::metric);
    if (openMetrics) {
      format.out.append("# EOF\n");
    }
    return format.out.toString();
  }

  private void target(Resource resource) {
    head(openMetrics ? "target" : "target_info", openMetrics ? "info" : "gauge", "Target metadata");
    out.append("target_info");
    Labels.with(null, null).append(out, resource.getAttributes(), null, null);
    out.append(" 1\n");
  }

  private void metric(MetricData metric) {
    String family = MetricName.family(metric);
    switch (metric.getType()) {
      case LONG_GAUGE -> longs(metric, family, false, metric.getLongGaugeData().getPoints());
      case DOUBLE_GAUGE -> doubles(metric, family, false, metric.getDoubleGaugeData().getPoints());
      case LONG_SUM -> {
        var sum = metric.getLongSumData();
        longs(metric, family, sum.isMonotonic(), sum.getPoints());
      }
      case DOUBLE_SUM -> {
        var sum = metric.getDoubleSumData();
        doubles(metric, family, sum.isMonotonic(), sum.getPoints());
      }
      case HISTOGRAM -> histogram(metric, family);
      case SUMMARY, EXPONENTIAL_HISTOGRAM -> {
        // No instrument of the SDK makes a summary, and no view here asks for exponential buckets.
      }
    }
  }

  private void longs(
      MetricData metric, String family, boolean counter, Collection<LongPointData> points) {
    String name = simple(metric, family, counter);
    points.forEach(point -> sample(name, point.getAttributes(), Long.toString(point.getValue())));
  }

  private void doubles(
      MetricData metric, String family, boolean counter, Collection<DoublePointData> points) {
    String name = simple(metric, family, counter);
    points.forEach(point -> sample(name, point.getAttributes(), number(point.getValue())));
  }

  /** Writes the head of a counter or gauge and returns the name of its samples. */
  private String simple(MetricData metric, String family, boolean counter) {
    if (!counter) {
      head(family, "gauge", metric.getDescription());
      return family;
    }
    String name = family.endsWith("_total") ? family : family + "_total";
    // OpenMetrics names the family without the suffix, the older format with it.
    head(
        openMetrics ? name.substring(0, name.length() - 6) : name,
        "counter",
        metric.getDescription());
    return name;
  }

  private void histogram(MetricData metric, String family) {
    head(family, "histogram", metric.getDescription());
    for (HistogramPointData point : metric.getHistogramData().getPoints()) {
      buckets(family, point);
      sample(family + "_sum", point.getAttributes(), number(point.getSum()));
      sample(family + "_count", point.getAttributes(), Long.toString(point.getCount()));
    }
  }

  private void buckets(String family, HistogramPointData point) {
    List<Double> boundaries = point.getBoundaries();
    long cumulative = 0;
    for (int i = 0; i <= boundaries.size(); i++) {
      cumulative += point.getCounts().get(i);
      double upper = i < boundaries.size() ? boundaries.get(i) : Double.POSITIVE_INFINITY;
      double lower = i == 0 ? Double.NEGATIVE_INFINITY : boundaries.get(i - 1);
      out.append(family).append("_bucket");
      labels.append(out, point.getAttributes(), "le", number(upper));
      out.append(' ').append(cumulative);
      if (openMetrics) {
        Exemplars.append(out, point.getExemplars(), lower, upper);
      }
      out.append('\n');
    }
  }

  private void head(String family, String type, String description) {
    out.append("# HELP ").append(family).append(' ');
    Labels.escape(out, description, openMetrics);
    out.append("\n# TYPE ").append(family).append(' ').append(type).append('\n');
  }

  private void sample(String name, Attributes attributes, String value) {
    out.append(name);
    labels.append(out, attributes, null, null);
    out.append(' ').append(value).append('\n');
  }

  static String number(double value) {
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    return Double.toString(value);
  }
}
