package io.planewatch.controlplane.objectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.queries.EngineParser;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.Scope;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the recording rules count, on the real engine, against the rises of every raw sample. The
 * engine evaluates the rules' own expressions minute by minute; what they give is stored as the
 * rules would, and the budgets are read from there.
 */
class BudgetsIT {
  private static final Set<String> PLANES = Set.of("prod", "qa");
  private static final Scope ALL = new Scope(Set.of(), Set.of(), Set.of());
  private static final Objective ERRORS =
      objective(
          "errors",
          "http_server_request_duration_seconds_count{http_response_status_code=~\"5..\"}",
          Objective.Counts.BAD);
  private static final Objective LATENCY =
      objective(
          "latency",
          "http_server_request_duration_seconds_bucket{le=\"0.5\"}",
          Objective.Counts.GOOD);

  private final RawRequests raw = new RawRequests();
  private final SettableClock clock = new SettableClock();
  private final PlaneDirectory directory = new PlaneDirectory();
  private final Storage storage = Storage.h2();

  @BeforeEach
  void knowPlanes() {
    PlaneRows.add(storage.open(clock, directory), clock.instant(), "prod", "qa");
    clock.advance(Duration.between(clock.instant(), Instant.ofEpochSecond(RawRequests.END)));
  }

  @AfterEach
  void forget() {
    storage.close();
  }

  private static Objective objective(String name, String events, Objective.Counts counts) {
    return new Objective(
        name,
        "",
        "",
        events,
        counts,
        "http_server_request_duration_seconds_count",
        0.99,
        Map.of(),
        Duration.ofDays(30),
        ALL);
  }

  @Test
  void budgetsEqualWhatEverySampleSays() {
    String recorded;
    try (RealPrometheus prometheus = RealPrometheus.start(raw.openMetrics(), "", "groups: []")) {
      recorded = record(prometheus.engine(), ERRORS) + record(prometheus.engine(), LATENCY);
    }
    String all = raw.openMetrics().replace("# EOF\n", recorded + "# EOF\n");
    try (RealPrometheus prometheus = RealPrometheus.start(all, "", "groups: []")) {
      Engine engine = prometheus.engine();
      Scoping scoping = new Scoping(new EngineParser(engine), 1 << 20);
      Budgets budgets =
          new Budgets(scoping, new Counters(scoping), new InstantQueries(engine), directory, clock);

      check(budgets.of(ERRORS, PLANES), RawRequests.Event.FAILED);
      check(budgets.of(LATENCY, PLANES), RawRequests.Event.SLOW);
      assertThat(budgets.of(ERRORS, Set.of("qa")))
          .singleElement()
          .satisfies(budget -> assertThat(budget.environment()).isEqualTo("qa"));
    }
  }

  @Test
  void aBudgetTellsHowMuchOfItsWindowItRestsOnAndWhatIsNotCounted() {
    // given two planes counted for an hour: prod until now with a NaN of long ago, qa two hours
    // ago;
    // and a raw series of prod that is NaN now
    StringBuilder samples = new StringBuilder();
    for (int minute = 1; minute <= 60; minute++) {
      samples
          .append(
              recordedMinute(
                  "prod", minute == 1 ? "NaN" : "10", RawRequests.END - 60L * (60 - minute)))
          .append(recordedMinute("qa", "10", RawRequests.END - 7200 - 60L * (60 - minute)));
    }
    samples.append(
        "http_server_request_duration_seconds_count{data_plane=\"prod\"} NaN %d\n# EOF\n"
            .formatted(RawRequests.END));
    try (RealPrometheus prometheus = RealPrometheus.start(samples.toString(), "", "groups: []")) {
      Scoping scoping = new Scoping(new EngineParser(prometheus.engine()), 1 << 20);
      Budgets budgets =
          new Budgets(
              scoping,
              new Counters(scoping),
              new InstantQueries(prometheus.engine()),
              directory,
              clock);

      // when
      List<Budgets.Budget> both = budgets.of(ERRORS, PLANES);

      // then
      assertThat(both)
          .allSatisfy(budget -> assertThat(budget.measured()).isEqualTo(Duration.ofHours(1)))
          .allSatisfy(budget -> assertThat(budget.tally().total()).isFinite());
      assertThat(both.get(0).notes())
          .containsExactly(new BudgetNote(BudgetNote.Code.NOT_FINITE, Set.of("prod")));
      assertThat(both.get(1).notes())
          .containsExactly(new BudgetNote(BudgetNote.Code.VANISHED, Set.of("qa")));
      assertThat(both.get(1).tally().total()).isEqualTo(600);
      assertThat(both.get(1).words())
          .endsWith(
              " The budget rests on 600 events in 1 of 720 hours. No series matched total in qa"
                  + " during the last hour.");
      assertThat(budgets.of(LATENCY, Set.of("qa")).get(0).notes())
          .containsExactly(new BudgetNote(BudgetNote.Code.UNMATCHED, Set.of("qa")));
    }
  }

  private static String recordedMinute(String plane, String events, long at) {
    return "%s{objective=\"errors\",data_plane=\"%s\",environment=\"%s\"} %s %d\n"
        .formatted(ObjectiveFile.TOTAL, plane, plane, events, at);
  }

  private void check(List<Budgets.Budget> budgets, RawRequests.Event bad) {
    assertThat(budgets).extracting(Budgets.Budget::environment).containsExactly("prod", "qa");
    for (Budgets.Budget budget : budgets) {
      String plane = budget.environment();
      Tally tally = budget.tally();
      long lately = RawRequests.END - 3600;
      assertThat(tally.total())
          .isCloseTo(raw.rise(plane, RawRequests.Event.ANY, RawRequests.BEGIN), within(1e-6));
      assertThat(tally.bad()).isCloseTo(raw.rise(plane, bad, RawRequests.BEGIN), within(1e-6));
      assertThat(tally.badLately()).isCloseTo(raw.rise(plane, bad, lately), within(1e-6));
      assertThat(budget.worstRoute()).contains(raw.worstRoute(plane, bad, lately));
    }
  }

  private static String record(Engine engine, Objective objective) {
    Counters counters = new Counters(new Scoping(new EngineParser(engine), 1 << 20));
    StringBuilder text = new StringBuilder();
    for (String plane : PLANES) {
      PlaneSet one = PlaneSet.of(Set.of(plane));
      text.append(
          samples(engine, ObjectiveFile.TOTAL, objective, plane, counters.total(objective, one)));
      text.append(
          samples(engine, ObjectiveFile.BAD, objective, plane, counters.bad(objective, one)));
    }
    return text.toString();
  }

  private static String samples(
      Engine engine, String name, Objective objective, String plane, String expr) {
    Parameters range =
        Parameters.of("query", expr)
            .and("start", Long.toString(RawRequests.BEGIN + 60))
            .and("end", Long.toString(RawRequests.END))
            .and("step", "60");
    StringBuilder text = new StringBuilder();
    try (EngineAnswer answer = engine.ask("query_range", range);
        JsonReader reader = Json.createReader(new ByteArrayInputStream(answer.readAll()))) {
      JsonArray series = reader.readObject().getJsonObject("data").getJsonArray("result");
      for (JsonObject one : series.getValuesAs(JsonObject.class)) {
        for (JsonArray sample : one.getJsonArray("values").getValuesAs(JsonArray.class)) {
          text.append(
              "%s{objective=\"%s\",data_plane=\"%s\",environment=\"%s\"} %s %d\n"
                  .formatted(
                      name,
                      objective.name(),
                      plane,
                      plane,
                      sample.getString(1),
                      sample.getJsonNumber(0).longValue()));
        }
      }
    }
    return text.toString();
  }
}
