package io.planewatch.dataplane.faults;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The faults that are on now, first those of the configuration; each is a metric, so that a chart
 * explains itself.
 */
@ApplicationScoped
public class CurrentFaults {
  private static final AttributeKey<String> KIND = AttributeKey.stringKey("kind");
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("route");

  private Faults faults;
  private LongCounter injected;

  protected CurrentFaults() {}

  @Inject
  public CurrentFaults(
      OpenTelemetry openTelemetry,
      @ConfigProperty(name = "planewatch.faults.error-rate") double errorRate,
      @ConfigProperty(name = "planewatch.faults.plan") Optional<String> plan) {
    faults = new Faults(configured(errorRate, plan));
    Meter meter = openTelemetry.getMeter("io.planewatch.dataplane.faults");
    injected =
        meter
            .counterBuilder("planewatch.fault.injections")
            .setUnit("{request}")
            .setDescription("Requests that a fault was injected into.")
            .build();
    meter
        .gaugeBuilder("planewatch.fault.active")
        .ofLongs()
        .setUnit("{fault}")
        .setDescription("Faults that are switched on.")
        .buildWithCallback(
            gauge -> faults.current().forEach(fault -> gauge.record(1, attributes(fault))));
  }

  private static List<Fault> configured(double errorRate, Optional<String> plan) {
    List<Fault> configured = new ArrayList<>();
    if (errorRate != 0) {
      configured.add(new Fault.ErrorRate("/api", errorRate, 503));
    }
    plan.map(FaultPlan::parse).ifPresent(configured::addAll);
    return configured;
  }

  List<Fault> current() {
    return faults.current();
  }

  void replace(List<Fault> replacement) {
    faults.replace(replacement);
  }

  List<Fault> concerning(String path) {
    return faults.concerning(path);
  }

  Semaphore permits(Fault.Saturation saturation) {
    return faults.permits(saturation);
  }

  void injected(Fault fault) {
    injected.add(1, attributes(fault));
  }

  private static Attributes attributes(Fault fault) {
    return Attributes.of(KIND, fault.kind(), ROUTE, fault.route());
  }
}
