package io.planewatch.telemetry.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.resources.Resource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TextFormatTest {
  private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

  private final PullReader reader = new PullReader();
  private final SdkMeterProvider meters =
      SdkMeterProvider.builder().registerMetricReader(reader).build();
  private final Meter meter = meters.get("test");

  @AfterEach
  void close() {
    meters.close();
  }

  @Test
  void aCounterGetsItsSuffix() {
    // When
    meter
        .counterBuilder("shop.orders.created")
        .setUnit("{order}")
        .setDescription("Orders.")
        .build()
        .add(3, Attributes.of(ROUTE, "/orders"));

    // Then
    assertThat(text(false))
        .containsExactly(
            "# HELP shop_orders_created_total Orders.",
            "# TYPE shop_orders_created_total counter",
            "shop_orders_created_total{http_route=\"/orders\"} 3");
  }

  @Test
  void attributesThatBecomeOneLabelAreJoinedAndTheLabelStandsThereOnce() {
    // When
    meter
        .counterBuilder("jobs")
        .build()
        .add(
            2,
            Attributes.builder()
                .put("batch_id", "7")
                .put("batch.id", "seven")
                .put("batch-id", "vii")
                .build());

    // Then
    assertThat(text(false)).contains("jobs_total{batch_id=\"vii;seven;7\"} 2");
  }

  @Test
  void anAttributeCalledLikeALabelOfTheFormatIsExportedUnderAnotherName() {
    // When
    meter
        .histogramBuilder("work.duration")
        .build()
        .record(3, Attributes.of(AttributeKey.stringKey("le"), "mine"));

    // Then
    assertThat(text(false)).contains("work_duration_bucket{exported_le=\"mine\",le=\"+Inf\"} 1");
  }

  @Test
  void aCountThatMayFallDoesNotLookLikeAHistograms() {
    // When
    meter.upDownCounterBuilder("jvm.thread.count").setUnit("{thread}").build().add(7);

    // Then
    assertThat(text(false)).contains("jvm_thread_current 7");
  }

  @Test
  void openMetricsNamesTheFamilyWithoutTheSuffixAndEnds() {
    // When
    meter.counterBuilder("shop.orders.created").build().add(1);

    // Then
    assertThat(text(true))
        .containsExactly(
            "# HELP shop_orders_created ",
            "# TYPE shop_orders_created counter",
            "shop_orders_created_total 1",
            "# EOF");
  }

  @Test
  void bucketsAreCumulativeAndTheUnitIsInTheName() {
    // When
    var histogram = meter.histogramBuilder("work.duration").setUnit("s").build();
    histogram.record(3);
    histogram.record(7);
    histogram.record(100_000);

    // Then
    assertThat(text(false))
        .contains(
            "# TYPE work_duration_seconds histogram",
            "work_duration_seconds_bucket{le=\"0.0\"} 0",
            "work_duration_seconds_bucket{le=\"5.0\"} 1",
            "work_duration_seconds_bucket{le=\"10.0\"} 2",
            "work_duration_seconds_bucket{le=\"10000.0\"} 2",
            "work_duration_seconds_bucket{le=\"+Inf\"} 3",
            "work_duration_seconds_sum 100010.0",
            "work_duration_seconds_count 3");
  }

  @Test
  void aTracedMeasurementIsTheExemplarOfItsBucketInOpenMetricsOnly() {
    // Given
    String traceId = "0af7651916cd43dd8448eb211c80319c";
    SpanContext span =
        SpanContext.create(
            traceId, "b7ad6b7169203331", TraceFlags.getSampled(), TraceState.getDefault());
    var histogram = meter.histogramBuilder("work.duration").setUnit("s").build();

    // When
    histogram.record(7, Attributes.empty(), Context.root().with(Span.wrap(span)));
    List<String> openMetrics = text(true);
    List<String> older = text(false);

    // Then
    assertThat(openMetrics)
        .filteredOn(line -> line.contains(traceId))
        .singleElement()
        .asString()
        .startsWith(
            "work_duration_seconds_bucket{le=\"10.0\"} 1 # {trace_id=\""
                + traceId
                + "\",span_id=\"b7ad6b7169203331\"} 7.0 ");
    assertThat(older).noneMatch(line -> line.contains("trace_id"));
  }

  @Test
  void whatCouldBreakTheFormatIsEscaped() {
    // When
    meter
        .gaugeBuilder("odd")
        .setDescription("two\nlines")
        .buildWithCallback(gauge -> gauge.record(1, Attributes.of(ROUTE, "a\"b\\c\nd")));

    // Then
    assertThat(text(false))
        .containsExactly(
            "# HELP odd two\\nlines",
            "# TYPE odd gauge",
            "odd{http_route=\"a\\\"b\\\\c\\nd\"} 1.0");
  }

  @Test
  void theVersionOfTheServiceIsALabelAsOnTheOtherPath() {
    // When
    meter.upDownCounterBuilder("active").build().add(2);
    Resource resource =
        Resource.create(Attributes.of(AttributeKey.stringKey("service.version"), "1.2.3"));
    String text = TextFormat.write(reader.collect(), resource, false, false);

    // Then
    assertThat(text).contains("active{service_version=\"1.2.3\"} 2\n");
  }

  @Test
  void theResourceBecomesAMetricWhereNobodyElseDescribesIt() {
    // Given
    Resource resource = Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "a"));

    // Then
    assertThat(TextFormat.write(List.of(), resource, true, false))
        .isEqualTo(
            """
            # HELP target_info Target metadata
            # TYPE target_info gauge
            target_info{service_name="a"} 1
            """);
    assertThat(TextFormat.write(List.of(), resource, true, true))
        .isEqualTo(
            """
            # HELP target Target metadata
            # TYPE target info
            target_info{service_name="a"} 1
            # EOF
            """);
  }

  private List<String> text(boolean openMetrics) {
    return TextFormat.write(reader.collect(), Resource.empty(), false, openMetrics)
        .lines()
        .toList();
  }
}
