package io.planewatch.controlplane.cardinality;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.jobs.PeriodicJob;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneValues;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.startup.ReadSettings;
import io.planewatch.controlplane.state.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** CDI beans of this feature. */
@ApplicationScoped
public class CardinalityBeans {
  /** As often as Prometheus scrapes. */
  private static final Duration CHURN_INTERVAL = Duration.ofSeconds(10);

  private static final Duration METRICS_INTERVAL = Duration.ofSeconds(1);

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

  @Produces
  @Singleton
  ChurnWatch churn(
      Engine upstream,
      Database database,
      PlaneDirectory directory,
      CardinalityConfig config,
      Clock clock) {
    return new ChurnWatch(new PlaneValues(upstream)::of, database, directory, config, clock);
  }

  @Produces
  @Singleton
  ChurnMetrics churnMetrics(MetricRegistry registry, PlaneDirectory directory) {
    return new ChurnMetrics(registry, directory);
  }

  @Produces
  PeriodicJob watchChurn(ChurnWatch churn) {
    return new PeriodicJob("series-churn", CHURN_INTERVAL, churn::look);
  }

  @Produces
  PeriodicJob showPauses(ChurnMetrics metrics) {
    return new PeriodicJob("scrape-pauses", METRICS_INTERVAL, metrics::follow);
  }

  void readSettings(@Observes ReadSettings event, CardinalityConfig config) {}
}
