package io.planewatch.controlplane.cardinality;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** What of this feature is injected elsewhere. */
@ApplicationScoped
public class CardinalityBeans {
  /** The budget is a metric, too, so that the alert compares with what is configured here. */
  @Produces
  @Singleton
  CardinalityConfig config(MetricRegistry registry) {
    CardinalityConfig config =
        CardinalityConfig.from(Settings.of(ConfigProvider.getConfig(), CardinalityConfig.PREFIX));
    registry.gauge(
        Metadata.builder()
            .withName("planewatch_cardinality_budget_series")
            .withDescription("How many series a plane may have.")
            .build(),
        config,
        CardinalityConfig::budgetSeries);
    return config;
  }

  @Produces
  @Singleton
  Cardinality cardinality(Scoping scoping, Engine upstream) {
    return new Cardinality(scoping, upstream);
  }

  void readSettings(@Observes ReadSettings event, CardinalityConfig config) {}
}
