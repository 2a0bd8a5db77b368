package io.planewatch.telemetry;

import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizer;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProviderBuilder;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.resources.Resource;
import io.planewatch.telemetry.direct.DirectMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Completes the SDK that the server configures: buckets that fit, the resource, the path, and no
 * spans that nobody takes.
 */
public final class TelemetryCustomizer implements AutoConfigurationCustomizerProvider {
  /** The conventions' advice; the SDK's default boundaries are made for milliseconds. */
  static final List<Double> SECONDS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1d, 2.5, 5d, 7.5, 10d);

  static final List<Double> BYTES =
      List.of(128d, 512d, 1024d, 4096d, 16384d, 65536d, 262144d, 1048576d, 4194304d, 16777216d);

  /** The SDK counts its own spans under names that no convention knows (queueSize, ratio). */
  private static final InstrumentSelector SPAN_PROCESSOR =
      InstrumentSelector.builder().setMeterName("io.opentelemetry.sdk.trace").build();

  /** Payara 7's SDK counts what its exporters send, too, without a description. */
  private static final InstrumentSelector EXPORTERS =
      InstrumentSelector.builder().setName("otlp.exporter.*").build();

  private static final String METRICS_EXPORTER = "otel.metrics.exporter";
  private static final String TRACES_EXPORTER = "otel.traces.exporter";

  private static volatile boolean applied;

  /** Whether the SDK of this application was configured with this class. */
  static boolean isApplied() {
    return applied;
  }

  @Override
  public void customize(AutoConfigurationCustomizer customizer) {
    applied = true;
    TelemetrySettings settings = TelemetrySettings.read();
    // Jakarta EE logs through java.util.logging, which nothing connects: an exporter would only
    // report its own queue.
    customizer.addPropertiesSupplier(() -> Map.of("otel.logs.exporter", "none"));
    customizer.addPropertiesCustomizer(config -> overrides(config, settings.direct()));
    customizer.addResourceCustomizer((resource, config) -> completed(resource, settings));
    customizer.addMeterProviderCustomizer(
        (meters, config) -> settings.direct() ? scraped(withViews(meters)) : withViews(meters));
  }

  /** Buckets by unit, so that an application's own histograms of seconds and bytes fit as well. */
  private static SdkMeterProviderBuilder withViews(SdkMeterProviderBuilder meters) {
    return meters
        .registerView(histogramsIn("s"), histogram(SECONDS))
        .registerView(histogramsIn("By"), histogram(BYTES))
        .registerView(SPAN_PROCESSOR, none())
        .registerView(EXPORTERS, none());
  }

  private static View none() {
    return View.builder().setAggregation(Aggregation.drop()).build();
  }

  private static InstrumentSelector histogramsIn(String unit) {
    return InstrumentSelector.builder().setType(InstrumentType.HISTOGRAM).setUnit(unit).build();
  }

  private static View histogram(List<Double> boundaries) {
    return View.builder().setAggregation(Aggregation.explicitBucketHistogram(boundaries)).build();
  }

  private static SdkMeterProviderBuilder scraped(SdkMeterProviderBuilder meters) {
    return meters.registerMetricReader(DirectMetrics.instance().readerOfSdk());
  }

  private static Resource completed(Resource resource, TelemetrySettings settings) {
    Resource completed = ServiceResource.complete(resource, settings.serviceVersion());
    DirectMetrics.instance().resource(completed);
    return completed;
  }

  /** Nothing is exported unless an exporter is named, although the jar switches the SDK on. */
  static Map<String, String> overrides(ConfigProperties config, boolean direct) {
    Map<String, String> overrides = new HashMap<>();
    if (direct || config.getString(METRICS_EXPORTER) == null) {
      overrides.put(METRICS_EXPORTER, "none");
    }
    String traces = config.getString(TRACES_EXPORTER);
    if (traces == null) {
      overrides.put(TRACES_EXPORTER, "none");
    }
    // A span that is never exported costs time, and an exemplar would point at a trace that nobody
    // has.
    if ((traces == null || traces.equals("none"))
        && config.getString("otel.traces.sampler") == null) {
      overrides.put("otel.traces.sampler", "parentbased_always_off");
    }
    return overrides;
  }
}
