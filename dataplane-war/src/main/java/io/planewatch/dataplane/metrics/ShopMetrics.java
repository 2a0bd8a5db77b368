package io.planewatch.dataplane.metrics;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Business metrics of the shop. */
@ApplicationScoped
public class ShopMetrics {
  private static final AttributeKey<String> CATEGORY = AttributeKey.stringKey("category");
  private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("outcome");

  private LongCounter orders;
  private LongCounter payments;
  private LongCounter searches;
  private LongCounter reports;
  private DoubleHistogram reportDuration;

  protected ShopMetrics() {}

  @Inject
  public ShopMetrics(OpenTelemetry openTelemetry) {
    Meter meter = openTelemetry.getMeter("io.planewatch.dataplane");
    orders =
        meter
            .counterBuilder("shop.orders.created")
            .setUnit("{order}")
            .setDescription("Orders that were placed.")
            .build();
    payments =
        meter
            .counterBuilder("shop.payments")
            .setUnit("{payment}")
            .setDescription("Payments by outcome: processed or refused.")
            .build();
    searches =
        meter
            .counterBuilder("shop.search.queries")
            .setUnit("{query}")
            .setDescription("Searches by outcome: found or empty.")
            .build();
    reports =
        meter
            .counterBuilder("shop.reports.generated")
            .setUnit("{report}")
            .setDescription("Reports that were generated.")
            .build();
    reportDuration =
        meter
            .histogramBuilder("shop.report.duration")
            .setUnit("s")
            .setDescription("How long generating a report took.")
            .build();
  }

  public void orderCreated(String category) {
    orders.add(1, Attributes.of(CATEGORY, category));
  }

  public void paymentProcessed() {
    payments.add(1, Attributes.of(OUTCOME, "processed"));
  }

  public void paymentRefused() {
    payments.add(1, Attributes.of(OUTCOME, "refused"));
  }

  public void searched(boolean found) {
    searches.add(1, Attributes.of(OUTCOME, found ? "found" : "empty"));
  }

  public void reportGenerated(Duration duration) {
    reports.add(1);
    reportDuration.record(duration.toNanos() / 1e9);
  }
}
