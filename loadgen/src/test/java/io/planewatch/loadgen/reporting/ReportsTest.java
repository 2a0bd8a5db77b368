package io.planewatch.loadgen.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.loadgen.scenario.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportsTest {

  @Test
  void pageNeedsNothingElseAndShowsForeignTextAsText() throws IOException {
    // Given
    RunRecord record = Records.record("p99<1ms");

    // When
    String page = new HtmlReport(record, Judgement.of(record)).text();

    // Then
    assertThat(page)
        .contains("a &lt;b&gt;&quot;run&quot;&lt;/b&gt; &amp; more", "✗ missed", "<svg")
        .doesNotContain("<b>", "{{", "src=", "href=", "@import", "url(");
  }

  @Test
  void jsonHoldsCountsAndSeconds() {
    // Given
    RunRecord record = Records.record("errors<1%");

    // When
    String json = new RunJson(record).text();

    // Then
    assertThat(json)
        .contains(
            "\"complete\":true",
            "\"planned\":100,\"sent\":100",
            "\"statuses\":{\"200\":95,\"503\":5}",
            "\"met\":false",
            "\"answered\":100,\"refused\":0")
        .doesNotContain("NaN", "Infinity", "<b>");
  }

  @Test
  void annotationSaysFromWhenToWhen() {
    // Given
    // When
    String body = Annotation.body(Records.record());

    // Then
    assertThat(body)
        .contains(
            "\"kind\":\"load-run\"",
            "\"from\":\"2026-11-21T03:00:00Z\"",
            "\"to\":\"2026-11-21T03:00:01Z\"",
            "\"planes\":[\"prod\"]",
            "\"record\":{\"scenario\"")
        .doesNotContain("timeline");
  }

  @Test
  void annotationNamesAPlaneOnceHoweverManyPatternsItHas() {
    // Given
    Target prod = Records.record().scenario().targets().get(0);
    Target incident =
        new Target("prod-incident", prod.server(), prod.shape(), prod.poisson(), prod.mix());

    // When
    // Then
    assertThat(Annotation.planes(List.of(prod, incident))).containsExactly("prod");
  }

  @Test
  void bucketsOfExportedTimesAddUpToTheCount() {
    // Given
    RunRecord record = Records.record();
    Otlp otlp =
        new Otlp(record.scenario(), URI.create("http://127.0.0.1:4318/"), record.startedAt());

    // When
    String message = Json.of(otlp.message(record.totals(), Instant.EPOCH));

    // Then 95 requests of 1 to 95 ms
    assertThat(message)
        .contains("\"count\":\"95\"")
        .contains("[\"5\",\"5\",\"15\",\"25\",\"25\",\"20\",\"0\"");
  }

  @Test
  void summaryWarnsWhenARequestIsUnaccountedFor() {
    // Given
    RunRecord record = Records.record();
    record.totals().target(0).planned();

    // When
    StringWriter text = new StringWriter();
    new Summary(record, List.of()).printTo(new PrintWriter(text));

    // Then
    assertThat(record.complete()).isFalse();
    assertThat(text.toString()).contains("do not trust this run", "200 × 95, 503 × 5");
  }

  @Test
  void jsonEscapesWhatJsonMust() {
    assertThat(Json.of(Map.of("k", List.of("a\"\\\n</script>", 1.5, Double.NaN, true))))
        .isEqualTo("{\"k\":[\"a\\\"\\\\\\u000a\\u003c/script>\",1.5,null,true]}");
    assertThat(Json.of(List.of(Map.of(), List.of()))).isEqualTo("[{},[]]");
  }

  @Test
  void figuresHaveThreeDigitsAndAUnit() {
    assertThat(Figures.time(12_345.0)).isEqualTo("12.3 µs");
    assertThat(Figures.time(999_600.0)).isEqualTo("1.00 ms");
    assertThat(Figures.time(940_000_000L)).isEqualTo("940 ms");
    assertThat(Figures.time(1_500_000_000L)).isEqualTo("1.50 s");
    assertThat(Figures.percent(0.0001)).isEqualTo("0.010 %");
    assertThat(Figures.rate(12_345)).isEqualTo("12,345/s");
  }
}
