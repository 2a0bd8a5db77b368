package io.planewatch.dataplane.metrics;

import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * A series whose value is the time at which it was written. The control plane reads it back, which
 * shows that the way from this plane to a query's answer works and how long it takes.
 */
@ApplicationScoped
public class Canary {
  @Inject private OpenTelemetry openTelemetry;

  void sing(@Observes @Initialized(ApplicationScoped.class) Object start) {
    openTelemetry
        .getMeter("io.planewatch.dataplane")
        .gaugeBuilder("planewatch.canary.time")
        .setUnit("s")
        .setDescription("When this was written, in seconds since 1970.")
        .buildWithCallback(gauge -> gauge.record(System.currentTimeMillis() / 1000.0));
  }
}
