package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.ranges.Freshness;
import io.planewatch.controlplane.ranges.RangeKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What went wrong in other caches of range queries, each named by its number in
 * docs/facade-field-bugs.md.
 */
class FieldBugsTest {
  private static final PlaneSet A = PlaneSet.of(Set.of("a"));
  private static final PlaneSet B = PlaneSet.of(Set.of("b"));
  private static final long BEGIN = 1_795_132_800;

  private final RampEngine engine = new RampEngine();
  private final SettableClock clock = new SettableClock();
  private final Facade facade =
      new Facade(
          engine, UpstreamKind.THANOS, new SelectorParser(), Facade.SETTLED_AFTER_A_MINUTE, clock);

  private Facade.Answer ask(PlaneSet planes, String... parameters) {
    return facade.ask("query_range", Requests.of(parameters), planes);
  }

  private Facade.Answer window(long start, long end, String step) {
    return ask(
        A, "query", "m", "start", String.valueOf(start), "end", String.valueOf(end), "step", step);
  }

  /** What an engine that was never asked before gives. */
  private static String direct(String... parameters) {
    return new Facade(
            new RampEngine(),
            UpstreamKind.THANOS,
            new SelectorParser(),
            Facade.SETTLED_AFTER_A_MINUTE,
            new SettableClock())
        .ask("query_range", Requests.of(parameters), A)
        .body();
  }

  private static String direct(long start, long end, String step) {
    return direct(
        "query", "m", "start", String.valueOf(start), "end", String.valueOf(end), "step", step);
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 13, 29})
  void b1StartModuloStepKeepsWindowsApart(int phase) {
    window(BEGIN, BEGIN + 3600, "60");

    assertThat(window(BEGIN + phase, BEGIN + 3600, "60").body())
        .isEqualTo(direct(BEGIN + phase, BEGIN + 3600, "60"));
  }

  @ParameterizedTest
  @CsvSource({
    "lookback_delta,1m",
    "dedup,true",
    "dedup,false",
    "partial_response,true",
    "max_source_resolution,5m",
    "limit,1",
    "stats,all"
  })
  void b2AndB3AndB36OptionsThatChangeAnAnswerShareNoEntry(String option, String value) {
    String[] plain = {"query", "m", "start", "1795132800", "end", "1795136400", "step", "60"};
    List<String> opted = new ArrayList<>(List.of(plain));
    opted.addAll(List.of(option, value));
    String[] optedFor = opted.toArray(String[]::new);

    for (String[] one : List.of(plain, optedFor, plain, optedFor)) {
      assertThat(ask(A, one).body()).isEqualTo(direct(one));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"engine", "replicaLabels[]", "storeMatch[]", "analyze", "Query"})
  void b3WhatIsNotAllowedNeverReachesTheEngine(String option) {
    ask(
        A,
        "query",
        "m",
        "start",
        "1795132800",
        "end",
        "1795136400",
        "step",
        "60",
        option,
        "data_plane");

    assertThat(engine.asked)
        .isNotEmpty()
        .allSatisfy(asked -> assertThat(asked).doesNotContainKey(option));
  }

  @Test
  void b5TheSameStepOnAnotherDayIsAnotherAnswer() {
    window(BEGIN - 86_400, BEGIN - 82_800, "60");

    assertThat(window(BEGIN, BEGIN + 3600, "60").body())
        .isEqualTo(direct(BEGIN, BEGIN + 3600, "60"));
    assertThat(engine.asked).hasSize(2);
  }

  @Test
  void b6AndB35CallersOfOtherPlanesShareNothing() {
    String[] asked = {"query", "m", "start", "1795132800", "end", "1795136400", "step", "60"};

    String a = ask(A, asked).body();
    String b = ask(B, asked).body();
    String all = ask(new PlaneSet.All(), asked).body();

    assertThat(a).contains("data_plane=~\\\"a\\\"");
    assertThat(b).contains("data_plane=~\\\"b\\\"").doesNotContain("data_plane=~\\\"a\\\"");
    assertThat(all).doesNotContain("data_plane");
    assertThat(engine.asked).hasSize(3);
  }

  @Test
  void b7NoValueOfOneFieldPassesForAnothers() {
    List<String> hostile =
        List.of("", ":", "!", "|", "\0", "a:b", "a", "b", "a|b", "&", "=", "%26");
    Set<RangeKey> keys = new HashSet<>();
    Set<String> options = new HashSet<>();
    for (String query : hostile) {
      for (String value : hostile) {
        keys.add(new RangeKey(query, 1, 0, value));
        options.add(Parameters.of("dedup", query).and("lookback_delta", value).encoded());
      }
    }

    assertThat(keys).hasSize(hostile.size() * hostile.size());
    assertThat(options).hasSize(hostile.size() * hostile.size());
  }

  @Test
  void b8AWiderStepIsNotPutTogetherFromANarrowerOne() {
    window(BEGIN, BEGIN + 75, "15");
    window(BEGIN + 75, BEGIN + 120, "15");

    assertThat(window(BEGIN, BEGIN + 120, "30").body()).isEqualTo(direct(BEGIN, BEGIN + 120, "30"));
  }

  @Test
  void b11AndB15AndB16ASlidingWindowIsTheEnginesAtEverySeam() {
    for (int refresh = 0; refresh < 50; refresh++) {
      long start = BEGIN + refresh * 15L;

      assertThat(window(start, start + 903, "5").body()).isEqualTo(direct(start, start + 903, "5"));
    }

    assertThat(engine.steps()).isEqualTo(181 + 49 * 3);
  }

  @Test
  void b12OneInstantIsOnePointAndNoHole() {
    assertThat(window(BEGIN, BEGIN, "60").body()).isEqualTo(direct(BEGIN, BEGIN, "60"));
    assertThat(window(BEGIN, BEGIN + 60, "60").body()).isEqualTo(direct(BEGIN, BEGIN + 60, "60"));
    assertThat(engine.steps()).isEqualTo(2);
  }

  @Test
  void b13AnEndBetweenTwoStepsChangesNothing() {
    window(BEGIN, BEGIN + 3600, "60");

    assertThat(window(BEGIN, BEGIN + 3659, "60").body())
        .isEqualTo(direct(BEGIN, BEGIN + 3659, "60"));
    assertThat(engine.asked).hasSize(1);
  }

  @Test
  void b17OnlyTheGapsAreAskedAndTheWholeIsServed() {
    long month = 30 * 86_400L;
    window(BEGIN, BEGIN + 1740, "60");
    window(BEGIN - month, BEGIN - month + 1740, "60");

    String whole = window(BEGIN - 19_800, BEGIN + 1740, "60").body();

    assertThat(whole).isEqualTo(direct(BEGIN - 19_800, BEGIN + 1740, "60"));
    assertThat(engine.steps()).isEqualTo(30 + 30 + 330);
  }

  @Test
  void b18AndB19LateSamplesAreSeenWithinAMinuteOnceTheEngineTakesThem() {
    Facade lenient =
        new Facade(
            engine,
            new SelectorParser(),
            new Freshness(Duration.ofMinutes(1), Duration.ofHours(2), Duration.ofMinutes(1)),
            clock);
    engine.now = clock.instant();
    long end = clock.instant().getEpochSecond();
    String[] asked = {
      "query",
      "m",
      "start",
      String.valueOf(end - 3600),
      "end",
      String.valueOf(end - 120),
      "step",
      "60"
    };
    String before = lenient.ask("query_range", Requests.of(asked), A).body();

    engine.generation = 2;
    clock.advance(Duration.ofSeconds(59));
    engine.now = clock.instant();
    String held = lenient.ask("query_range", Requests.of(asked), A).body();
    clock.advance(Duration.ofSeconds(2));
    engine.now = clock.instant();
    String after = lenient.ask("query_range", Requests.of(asked), A).body();

    assertThat(held).isEqualTo(before);
    assertThat(after).contains("\"2\"").doesNotContain(",\"1\"");
  }

  @Test
  void b18WhatIsYoungerThanAMinuteIsAskedAgain() {
    engine.now = clock.instant();
    long end = clock.instant().getEpochSecond();
    window(end - 600, end, "30");
    engine.generation = 2;

    String again = window(end - 600, end, "30").body();

    assertThat(again.split(",\"2\"\\]", -1)).hasSize(3);
  }

  @Test
  void b21AndB23AnAnswerWithAWarningIsPassedOnAndNotKept() {
    engine.more = ",\"warnings\":[\"no store matched\"]";
    String first = window(BEGIN, BEGIN + 600, "60").body();
    engine.more = "";
    String second = window(BEGIN, BEGIN + 600, "60").body();

    assertThat(first).contains("no store matched");
    assertThat(second).doesNotContain("no store matched");
    assertThat(engine.asked).hasSize(2);
  }

  @Test
  void b23AndB34InfosAreKeptWithTheirStepsAndToldOnce() {
    engine.more = ",\"infos\":[\"not a counter \\\"m\\\"\"]";
    window(BEGIN, BEGIN + 600, "60");
    window(BEGIN + 300, BEGIN + 1200, "60");

    String hit = window(BEGIN, BEGIN + 1200, "60").body();

    assertThat(engine.asked).hasSize(2);
    assertThat(hit).endsWith(",\"infos\":[\"not a counter \\\"m\\\"\"]}");
  }

  @Test
  void b22AnEmptyAnswerIsKeptButNoError() {
    engine.isEmpty = true;
    window(BEGIN, BEGIN + 600, "60");
    String empty = window(BEGIN, BEGIN + 600, "60").body();
    assertThat(engine.asked).hasSize(1);
    assertThat(empty).contains("\"result\":[]");

    engine.isEmpty = false;
    engine.status = 503;
    assertThat(window(BEGIN, BEGIN + 1200, "60").status()).isEqualTo(503);
    engine.status = 200;
    assertThat(window(BEGIN + 660, BEGIN + 1200, "60").body())
        .isEqualTo(direct(BEGIN + 660, BEGIN + 1200, "60"));
  }

  @Test
  void b21WhatIsHeldIsServedWithAWarningWhileTheEngineIsAwayAndNothingIsKeptOfIt() {
    window(BEGIN, BEGIN + 600, "60");
    engine.isAway = true;

    Facade.Answer partly = window(BEGIN, BEGIN + 1200, "60");
    Facade.Answer held = window(BEGIN, BEGIN + 600, "60");
    Facade.Answer nothing = window(BEGIN + 3600, BEGIN + 4200, "60");
    engine.isAway = false;

    assertThat(partly.status()).isEqualTo(200);
    assertThat(partly.body()).contains("\"warnings\":[\"the engine does not answer");
    assertThat(partly.data()).isEqualTo(held.data());
    assertThat(nothing.status()).isEqualTo(503);
    assertThat(nothing.body()).contains("\"status\":\"error\"");
    assertThat(window(BEGIN, BEGIN + 1200, "60").body())
        .isEqualTo(direct(BEGIN, BEGIN + 1200, "60"));
  }

  @Test
  void b24AnErrorForAPartIsTheAnswer() {
    window(BEGIN, BEGIN + 600, "60");
    engine.status = 422;

    Facade.Answer refused = window(BEGIN, BEGIN + 1200, "60");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body()).startsWith("{\"status\":\"error\"");
  }

  @Test
  void b24APageOfAProxyInBetweenBecomesAnErrorOfPrometheus() {
    engine.error = "<html>502 Bad Gateway</html>";
    engine.status = 502;
    Facade.Answer cold = window(BEGIN, BEGIN + 600, "60");
    engine.status = 200;
    window(BEGIN, BEGIN + 600, "60");
    engine.status = 502;
    Facade.Answer tail = window(BEGIN, BEGIN + 1200, "60");

    for (Facade.Answer answer : List.of(cold, tail)) {
      assertThat(answer.status()).isEqualTo(502);
      assertThat(answer.body()).startsWith("{\"status\":\"error\"").doesNotContain("html");
    }
  }

  @Test
  void b24APageThatCallsItselfASuccessIsNone() {
    engine.error = "<html>please sign in</html>";
    engine.isForeign = true;
    Facade.Answer foreign = window(BEGIN, BEGIN + 600, "60");
    engine.isForeign = false;

    assertThat(foreign.status()).isEqualTo(502);
    assertThat(foreign.body()).startsWith("{\"status\":\"error\"");
    assertThat(window(BEGIN, BEGIN + 600, "60").body()).isEqualTo(direct(BEGIN, BEGIN + 600, "60"));
  }

  @Test
  void b26StatisticsComeFromTheEngineAlone() {
    String[] asked = {
      "query", "m", "start", "1795132800", "end", "1795136400", "step", "60", "stats", "all"
    };
    ask(A, asked);
    ask(A, asked);

    assertThat(engine.asked).hasSize(2);
  }

  @Test
  void b31TooManyPointsGoToTheEngineAsOneRequestThatItRefuses() {
    window(BEGIN, BEGIN + 11_001, "1");

    assertThat(engine.asked).hasSize(1);
    assertThat(engine.asked.get(0)).containsEntry("end", String.valueOf(BEGIN + 11_001));
  }

  @Test
  void b33EquivalentSpellingsAreOneEntry() {
    for (String query :
        List.of(
            "m{a=\"1\",b=\"2\"}",
            "m{b=\"2\",a=\"1\"}",
            "(m{a=\"1\",b=\"2\",a=\"1\"})",
            " m{b=\"2\", a=\"1\"} ")) {
      ask(A, "query", query, "start", "1795132800", "end", "1795136400", "step", "60");
    }

    assertThat(engine.asked).hasSize(1);
    assertThat(facade.count(CacheResult.HIT)).isEqualTo(3);
  }
}
