package io.planewatch.telemetry.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import org.junit.jupiter.api.Test;

class JvmMetricsTest {
  private final InMemoryMetricReader reader = InMemoryMetricReader.create();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
          .build();

  @Test
  void observesWhatTheConventionsName() {
    // When
    try (JvmMetrics metrics = new JvmMetrics(sdk)) {
      // Then
      assertThat(metrics).isNotNull();
      assertThat(reader.collectAllMetrics())
          .extracting(MetricData::getName)
          .contains(
              "jvm.memory.used",
              "jvm.memory.committed",
              "jvm.memory.limit",
              "jvm.thread.count",
              "jvm.class.loaded",
              "jvm.class.unloaded",
              "jvm.class.count",
              "jvm.cpu.time",
              "jvm.cpu.count",
              "jvm.cpu.recent_utilization");
    }
  }

  @Test
  void observesNothingOnceClosed() {
    // When
    new JvmMetrics(sdk).close();

    // Then
    assertThat(reader.collectAllMetrics()).isEmpty();
  }
}
