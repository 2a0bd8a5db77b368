package io.planewatch.telemetry.direct;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.List;

/** Collects when it is asked to, always cumulatively, as a scrape wants it. */
final class PullReader implements MetricReader {
  /**
   * Where the SDK offers what a reader collects: since 1.31 (Payara 7 has 1.66) in its API, before
   * (Payara 6 has 1.29) in a class that is gone since.
   */
  private static final List<String> COLLECTORS =
      List.of(
          "io.opentelemetry.sdk.metrics.export.CollectionRegistration",
          "io.opentelemetry.sdk.metrics.internal.export.MetricProducer");

  private static final MethodHandle COLLECT = collector();

  private volatile CollectionRegistration registration;

  @SuppressWarnings("unchecked") // the method's own return type in both versions
  Collection<MetricData> collect() {
    CollectionRegistration current = registration;
    if (current == null) {
      return List.of();
    }
    try {
      return (Collection<MetricData>) COLLECT.invoke(current);
    } catch (RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void register(CollectionRegistration registered) {
    registration = registered;
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
    registration = null;
    return CompletableResultCode.ofSuccess();
  }

  private static MethodHandle collector() {
    for (String name : COLLECTORS) {
      try {
        return MethodHandles.publicLookup()
            .findVirtual(
                Class.forName(name), "collectAllMetrics", MethodType.methodType(Collection.class));
      } catch (ReflectiveOperationException anotherVersion) {
        // The next one.
      }
    }
    throw new IllegalStateException("this version of the OpenTelemetry SDK offers no collection");
  }
}
