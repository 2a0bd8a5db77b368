package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.HttpEngine;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.engine.RealThanos;
import io.planewatch.controlplane.engine.TwoPlanes;
import io.planewatch.controlplane.planes.PlaneSet;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real Thanos query answers, the real Prometheus behind its sidecar parses. */
class ThanosIT {
  private static final PlaneSet A = PlaneSet.of(Set.of("a"));
  private static final PlaneSet ALL = new PlaneSet.All();
  private static final String START = "1795139000";
  private static final String END = "1795140500";

  private static RealPrometheus prometheus;
  private static RealThanos thanos;
  private static HttpEngine complete;
  private static HttpEngine partial;
  private static Facade facade;

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start(TwoPlanes.openMetrics(), "", "");
    prometheus.write(TwoPlanes.nativeHistograms("a"));
    prometheus.write(TwoPlanes.nativeHistograms("b"));
    thanos = RealThanos.beside(prometheus);
    complete = thanos.query();
    partial = thanos.queryWithAnAbsentStore();
    facade = before(complete);
  }

  @AfterAll
  static void stop() {
    thanos.close();
    prometheus.close();
  }

  private static Facade before(HttpEngine upstream) {
    return new Facade(
        upstream,
        UpstreamKind.THANOS,
        parser(upstream),
        Facade.SETTLED_AFTER_A_MINUTE,
        Clock.systemUTC());
  }

  private static Parser parser(HttpEngine upstream) {
    HttpEngine parsing = prometheus.engine();
    return new ConformingParser(
        new EngineParser(parsing), Optional.of(new Readings(parsing, upstream)));
  }

  private static String direct(String query) {
    Parameters parameters =
        Parameters.of("query", query).and("start", START).and("end", END).and("step", "15");
    try (EngineAnswer answer = prometheus.engine().ask("query_range", parameters)) {
      return new Facade.Answer(
              answer.status(), new String(answer.readAll(), StandardCharsets.UTF_8))
          .data();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temperature",
        "max by (data_plane) (delta(temperature[5m]) > bool 0)",
        "histogram_quantile(0.95, sum by (le, data_plane) (rate(duration_bucket[5m])))",
        "latency",
        "max_over_time(temperature[10m:1m] offset 5m)",
        "flapping or up == bool 1",
        "absent(nothing{a=\"b\"})"
      })
  void itsAnswersAreThoseOfPrometheusColdAndWarm(String query) {
    String first =
        facade.range(ALL, query, START, END, "15").data().replace(",\"analysis\":{}", "");
    int hits = facade.count(CacheResult.HIT);
    String again = facade.range(ALL, query, START, END, "15").data();

    assertThat(first).isEqualTo(direct(query));
    assertThat(again).isEqualTo(first);
    assertThat(facade.count(CacheResult.HIT)).isEqualTo(hits + 1);
  }

  @Test
  void aPartialAnswerSaysSoAndIsNotKept() {
    Facade half = before(partial);

    Facade.Answer first = half.range(ALL, "temperature", START, END, "15");
    Facade.Answer again = half.range(ALL, "temperature", START, END, "15");

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.body()).contains("\"warnings\":[");
    assertThat(again.body()).contains("\"warnings\":[");
    assertThat(half.count(CacheResult.HIT)).isZero();
  }

  @Test
  void whoWantsNoPartialAnswerGetsAnError() {
    Facade half = before(partial);
    QueryParameters asked =
        Requests.of(
            "query",
            "temperature",
            "start",
            START,
            "end",
            END,
            "step",
            "15",
            "partial_response",
            "false");

    Facade.Answer answer = half.ask("query_range", asked, ALL);

    assertThat(answer.status()).isGreaterThanOrEqualTo(400);
    assertThat(answer.body()).startsWith("{\"status\":\"error\"");
  }

  static List<Attack> attacks() {
    return Attack.ALL.stream()
        .filter(
            attack -> !Set.of("targets", "metadata", "rules", "alerts").contains(attack.endpoint()))
        .filter(attack -> !attack.endpoint().endsWith("_query"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void noByteOfAnotherPlaneIsInTheAnswer(Attack attack) {
    Facade.Answer answer = facade.ask(attack.endpoint(), Requests.of(attack.parameters()), A);

    assertThat(answer.body()).doesNotContain(TwoPlanes.CANARY);
  }

  @Test
  void whatThanosReadsOtherwiseIsRefusedByName() {
    Readings readings = new Readings(prometheus.engine(), complete);
    List<Construct> otherwise =
        Construct.ALL.stream()
            .filter(construct -> !construct.probes().stream().allMatch(readings::agreeOn))
            .toList();
    Parser parser = parser(complete);

    for (Construct construct : otherwise) {
      assertThatThrownBy(() -> construct.printedByQuery().keySet().forEach(parser::parse))
          .as(construct.words())
          .isInstanceOf(ApiError.class)
          .hasMessageContaining("can't be isolated");
    }
    System.out.println(
        "Thanos reads otherwise: " + otherwise.stream().map(Construct::words).toList());
    assertThat(otherwise)
        .extracting(Construct::words)
        .containsExactlyInAnyOrder(
            "fill modifiers",
            "histogram trimming",
            "duration expressions",
            "anchored and smoothed ranges");
  }

  @Test
  void everyProbeIsAnsweredByPrometheus() {
    for (Construct construct : Construct.ALL) {
      for (String probe : construct.probes()) {
        try (EngineAnswer answer =
            prometheus.engine().ask("query", Parameters.of("query", probe).and("time", "1000"))) {
          assertThat(answer.status())
              .as(probe + " " + new String(answer.readAll(), StandardCharsets.UTF_8))
              .isEqualTo(200);
        }
      }
    }
  }
}
