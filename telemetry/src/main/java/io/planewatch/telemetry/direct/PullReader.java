package io.planewatch.telemetry.direct;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.metrics.internal.export.MetricProducer;
import java.util.Collection;

/** Collects when it is asked to, always cumulatively, as a scrape wants it. */
final class PullReader implements MetricReader {
  private volatile MetricProducer producer = MetricProducer.noop();

  Collection<MetricData> collect() {
    return producer.collectAllMetrics();
  }

  @Override
  public void register(CollectionRegistration registration) {
    producer = MetricProducer.asMetricProducer(registration);
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType type) {
    return AggregationTemporality.CUMULATIVE;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    producer = MetricProducer.noop();
    return CompletableResultCode.ofSuccess();
  }
}
