package io.planewatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.autoconfigure.spi.internal.DefaultConfigProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryCustomizerTest {
  private static final String METRICS = "otel.metrics.exporter";

  @Test
  void withoutAnExporterNothingIsExported() {
    assertThat(overrides(Map.of(), false))
        .containsOnly(
            Map.entry("otel.metrics.exporter", "none"),
            Map.entry("otel.traces.exporter", "none"),
            Map.entry("otel.traces.sampler", "parentbased_always_off"));
  }

  @Test
  void withoutAnExporterOfTracesOnlyACallersDecisionMakesSpans() {
    assertThat(overrides(Map.of(METRICS, "otlp", "otel.traces.exporter", "none"), false))
        .containsExactly(Map.entry("otel.traces.sampler", "parentbased_always_off"));
  }

  @Test
  void aChosenSamplerStays() {
    assertThat(
            overrides(
                Map.of(
                    METRICS,
                    "otlp",
                    "otel.traces.exporter",
                    "none",
                    "otel.traces.sampler",
                    "always_on"),
                false))
        .isEmpty();
  }

  @Test
  void exportedTracesAreSampledAsTheServerDoes() {
    assertThat(overrides(Map.of(METRICS, "otlp", "otel.traces.exporter", "otlp"), false)).isEmpty();
  }

  @Test
  void onTheDirectPathNothingIsExported() {
    assertThat(
            overrides(
                Map.of("otel.metrics.exporter", "otlp", "otel.traces.exporter", "otlp"), true))
        .containsExactly(Map.entry("otel.metrics.exporter", "none"));
  }

  private static Map<String, String> overrides(Map<String, String> config, boolean direct) {
    return TelemetryCustomizer.overrides(DefaultConfigProperties.createForTest(config), direct);
  }
}
