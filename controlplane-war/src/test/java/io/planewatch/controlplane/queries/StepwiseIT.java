package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.HttpEngine;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.engine.TwoPlanes;
import io.planewatch.controlplane.planes.PlaneSet;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every function that the engine knows is either served from the cache as the engine answers it, or
 * never kept.
 */
class StepwiseIT {
  private static final PlaneSet A = PlaneSet.of(Set.of("a"));
  private static final String PLANE = "data_plane=~\"a\"";

  /** Arguments where the types do not give them. */
  private static final Map<String, String> ARGUMENTS =
      Map.ofEntries(
          Map.entry("label_replace", "up{§}, \"x\", \"$1\", \"job\", \"(.*)\""),
          Map.entry("label_join", "up{§}, \"x\", \"-\", \"job\", \"instance\""),
          Map.entry("histogram_quantiles", "latency{§}, \"q\", 0.5, 0.9"),
          Map.entry("histogram_quantile", "0.9, latency{§}"),
          Map.entry("histogram_fraction", "0, 1, latency{§}"),
          Map.entry("double_exponential_smoothing", "temperature{§}[10m], 0.3, 0.2"),
          Map.entry("info", "up{§}, {__name__=\"target_info\",version=~\".+\",§}"),
          Map.entry("sort_by_label", "up{§}, \"job\""),
          Map.entry("sort_by_label_desc", "up{§}, \"job\""),
          Map.entry("max_of", "1, 2"),
          Map.entry("min_of", "1, 2"),
          Map.entry("round", "temperature{§}, 0.5"));

  /** What depends on more than its step, or can't be told; all else must be kept. */
  private static final Set<String> NOT_KEPT =
      Set.of(
          "end",
          "info",
          "max_of",
          "min_of",
          "range",
          "sort",
          "sort_by_label",
          "sort_by_label_desc",
          "sort_desc",
          "start",
          "start_timestamp",
          "step");

  private static RealPrometheus prometheus;
  private static HttpEngine engine;

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start(TwoPlanes.openMetrics(), "", "");
    prometheus.write(TwoPlanes.nativeHistograms("a"));
    engine = prometheus.engine();
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  private static JsonObject json(EngineAnswer answer) {
    try (answer;
        JsonReader reader = Json.createReader(new ByteArrayInputStream(answer.readAll()))) {
      return reader.readObject();
    }
  }

  private static Set<String> functions() {
    return json(engine.read("features", Parameters.none()))
        .getJsonObject("data")
        .getJsonObject("promql_functions")
        .keySet();
  }

  /** A call of it by the types that the engine gives in its own tree of a call. */
  private static String call(String function) {
    if (ARGUMENTS.containsKey(function)) {
      return function + "(" + ARGUMENTS.get(function) + ")";
    }
    for (String arguments :
        List.of(
            "temperature{§}",
            "temperature{§}[10m]",
            "",
            "temperature{§}, 1",
            "temperature{§}, 1, 50",
            "1",
            "temperature{§}[10m], 60",
            "0.5, temperature{§}[10m]")) {
      String call = function + "(" + arguments + ")";
      String asked = call.replace("§", PLANE);
      if (json(engine.ask("parse_query", Parameters.of("query", asked)))
          .getString("status")
          .equals("success")) {
        return call;
      }
    }
    throw new IllegalStateException("no call of " + function + " is known");
  }

  @Test
  void everyFunctionOfTheEngineIsServedAsTheEngineAnswersItOrNotKept() {
    Facade facade = Facade.of(engine);
    Map<String, Integer> bypassed = new TreeMap<>();
    List<String> functions = new ArrayList<>(functions());
    for (String function : functions) {
      int before = facade.count(CacheResult.BYPASS);
      assertHotIsColdIsDirect(facade, call(function));
      bypassed.merge(function, facade.count(CacheResult.BYPASS) - before, Integer::sum);
    }
    bypassed.values().removeIf(times -> times == 0);

    System.out.printf(
        "%d functions compared hot, cold and direct; not kept: %s%n",
        functions.size(), bypassed.keySet());
    assertThat(functions).hasSizeGreaterThan(80);
    assertThat(bypassed.keySet()).containsExactlyInAnyOrderElementsOf(NOT_KEPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "temperature{§} @ 1795140000",
        "temperature{§} @ start()",
        "temperature{§} @ end()",
        "avg_over_time(sum(temperature{§})[30m:] @ end())",
        "last_over_time(temperature{§}[5m] @ start())",
        "temperature{§} offset -10m",
        "rate(requests_total{§}[5m] offset -10m)",
        "avg_over_time(temperature{§}[10m:1m] offset -1h)",
        "rate(requests_total{§}[5m + step()])",
        "temperature{§} offset (1m + step())",
        "max_over_time(temperature{§}[range()])",
        "max_over_time(temperature{§}[5m:step()])",
        "vector(end() - start() + range() + step())",
        "rate(requests_total{§}[5m] anchored)",
        "rate(requests_total{§}[5m] smoothed)",
        "temperature{§} smoothed",
        "limitk(1, temperature{§})",
        "limit_ratio(0.5, requests_total{§})",
        "rate({__name__=~\"requests_total|duration_sum\",§}[5m])",
      })
  void b9AndB10AndB32WhatDependsOnTheWindowIsNeverKept(String query) {
    Facade facade = Facade.of(engine);

    assertHotIsColdIsDirect(facade, query);

    assertThat(facade.count(CacheResult.BYPASS)).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "avg_over_time(temperature{§}[1d] offset 1h)",
        "sum(rate(nothing{§}[5m])) or vector(0)",
        "absent(nothing{§})",
        "scalar(nothing{§})",
        "latency{§} or temperature{§}",
        "topk(1, temperature{§})",
        "time() - timestamp(temperature{§})",
        "sum_over_time((time() - timestamp(temperature{§}))[10m:77s])",
        "flapping{§}",
        "count_values(\"version\", up{§})",
        "requests_total{§} * on (route) group_left (job) max by (route, job) (requests_total{§})",
        "temperature{§} + fill (1) nothing{§}",
      })
  void b14AndB28AndB29WhatDependsOnItsStepAloneIsKept(String query) {
    Facade facade = Facade.of(engine);

    assertHotIsColdIsDirect(facade, query);

    assertThat(facade.count(CacheResult.BYPASS)).isZero();
    assertThat(facade.count(CacheResult.HIT)).isEqualTo(1);
  }

  /** QueryParameters in parts, grown, and asked again. */
  private static void assertHotIsColdIsDirect(Facade facade, String query) {
    long begin = TwoPlanes.BEGIN_SECONDS + 3600;
    long[][] windows = {
      {begin, begin + 1800},
      {begin + 900, begin + 3600},
      {begin - 600, begin + 3600},
      {begin - 600, begin + 3600},
    };
    for (long[] window : windows) {
      String start = String.valueOf(window[0]);
      String end = String.valueOf(window[1]);
      Facade.Answer served =
          facade.range(A, query.replace("{§}", "").replace(",§", ""), start, end, "60");
      Facade.Answer direct = direct(query.replace("§", PLANE), start, end);

      assertThat(served.status()).as("%s: %s", query, served).isEqualTo(direct.status());
      assertThat(served.isSuccess()).as(query).isTrue();
      assertThat(served.data()).as(query).isEqualTo(direct.data());
    }
  }

  private static Facade.Answer direct(String query, String start, String end) {
    Parameters parameters =
        Parameters.of("query", query).and("start", start).and("end", end).and("step", "60");
    try (EngineAnswer answer = engine.ask("query_range", parameters)) {
      return new Facade.Answer(
          answer.status(), new String(answer.readAll(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theConstructsThatTheFacadeExaminesAreAllKnownToThisEngine() {
    Parser parser = new EngineParser(engine);
    for (Construct construct : Construct.ALL) {
      for (String query : construct.printedByQuery().keySet()) {
        assertThat(
                json(engine.ask("parse_query", Parameters.of("query", query))).getString("status"))
            .as("%s: %s", construct.words(), query)
            .isEqualTo("success");
        assertThat(construct.mayBeIn(Lexer.bare(query)) || construct.words().equals("selectors"))
            .as("%s is a sign of %s", query, construct.words())
            .isTrue();
        assertThat(parser.parse(query)).isNotNull();
      }
    }
  }
}
