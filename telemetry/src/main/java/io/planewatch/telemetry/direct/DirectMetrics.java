package io.planewatch.telemetry.direct;

import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * The metrics in a scrape of this application: metrics that must not depend on a collector and,
 * with the direct path, the metrics of the server's SDK. The two never overlap with what is
 * exported, so no sum counts twice.
 */
public final class DirectMetrics {
  private static final DirectMetrics INSTANCE = new DirectMetrics();

  private final PullReader ownReader = new PullReader();
  private final SdkMeterProvider ownMeters =
      SdkMeterProvider.builder().registerMetricReader(ownReader).build();
  private volatile PullReader sdkReader = new PullReader();
  private volatile boolean everything;
  private volatile Resource resource = Resource.empty();

  private DirectMetrics() {}

  /**
   * One an application: the class is loaded by the application's own loader, and the SDK's
   * extension points are static.
   */
  public static DirectMetrics instance() {
    return INSTANCE;
  }

  /** Its metrics are scraped here on either path and never exported. */
  public Meter meter(String scope) {
    return ownMeters.get(scope);
  }

  /**
   * A reader for the server's SDK; the server may build its SDK more than once, the latest counts.
   */
  public MetricReader readerOfSdk() {
    PullReader reader = new PullReader();
    sdkReader = reader;
    everything = true;
    return reader;
  }

  public void resource(Resource described) {
    resource = described;
  }

  Resource resource() {
    return resource;
  }

  /** Whether the direct path is chosen, so that nobody else describes this service. */
  boolean isEverything() {
    return everything;
  }

  List<MetricData> collect() {
    List<MetricData> metrics = new ArrayList<>(sdkReader.collect());
    metrics.addAll(ownReader.collect());
    return metrics;
  }
}
