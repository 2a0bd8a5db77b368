package io.planewatch.controlplane.objectives;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.queries.EngineParser;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.Scope;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The expressions of the recording rules on the real engine, minute by minute, against what every
 * raw sample says.
 */
class CountedEventsIT {
  private static final int AT_ONCE = 50;
  private static final Objective ERRORS =
      objective("requests_count{code=~\"5..\"}", Objective.Counts.BAD);
  private static final Objective LATENCY =
      objective("requests_bucket{le=\"0.5\"}", Objective.Counts.GOOD);

  private static Objective objective(String events, Objective.Counts counts) {
    return new Objective(
        "counted",
        "",
        "",
        events,
        counts,
        "requests_count",
        0.99,
        Map.of(),
        Duration.ofDays(30),
        new Scope(Set.of(), Set.of(), Set.of()));
  }

  @Test
  void minutesEqualWhatEverySampleSaysOverRestartsNewSeriesGapsAndResets() {
    requireEqual(1);
  }

  @Test
  @Tag("soak")
  void minutesEqualWhatEverySampleSaysInAThousandHistories() {
    for (long seed = 1; seed <= 1000; seed += AT_ONCE) {
      requireEqual(seed);
    }
  }

  @Test
  void aSeriesThatSendsNaNOrInfinityCostsOnlyItsOwnEvents() {
    // given a good series that counts 10 a minute, and one whose values are not finite for a while
    StringBuilder samples = new StringBuilder();
    for (int minute = 0; minute <= 30; minute++) {
      long at = EventHistory.BEGIN + 60L * minute - 5;
      String odd = minute < 10 || minute > 15 ? "" + minute : minute % 2 == 0 ? "NaN" : "+Inf";
      samples
          .append(
              "requests_count{data_plane=\"odd\",code=\"200\"} %d %d\n"
                  .formatted(100 + 10 * minute, at))
          .append("requests_count{data_plane=\"odd\",code=\"500\"} %s %d\n".formatted(odd, at));
    }

    try (RealPrometheus prometheus = RealPrometheus.start(samples + "# EOF\n", "", "groups: []")) {
      // when
      Counters counters = new Counters(new Scoping(new EngineParser(prometheus.engine()), 1 << 20));
      PlaneSet odd = PlaneSet.of(Set.of("odd"));
      Map<Long, Double> total = ask(prometheus.engine(), counters.total(ERRORS, odd));
      Map<Long, Double> bad = ask(prometheus.engine(), counters.bad(ERRORS, odd));

      // then
      for (int minute = 1; minute <= 30; minute++) {
        double oddly = minute < 10 || minute > 16 ? 1 : 0;
        long end = EventHistory.BEGIN + 60L * minute;
        assertThat(total.getOrDefault(end, 0.0))
            .as("total of minute " + minute)
            .isEqualTo(10 + oddly);
        assertThat(bad.getOrDefault(end, 0.0)).as("bad of minute " + minute).isEqualTo(oddly);
      }
    }
  }

  private static void requireEqual(long firstSeed) {
    List<EventHistory> histories = new ArrayList<>();
    StringBuilder samples = new StringBuilder();
    for (long seed = firstSeed; seed < firstSeed + AT_ONCE; seed++) {
      EventHistory history = new EventHistory(seed);
      history.writeTo(samples);
      histories.add(history);
    }
    try (RealPrometheus prometheus = RealPrometheus.start(samples + "# EOF\n", "", "groups: []")) {
      Engine engine = prometheus.engine();
      Counters counters = new Counters(new Scoping(new EngineParser(engine), 1 << 20));
      histories.forEach(history -> requireEqual(history, engine, counters));
    }
  }

  private static void requireEqual(EventHistory history, Engine engine, Counters counters) {
    PlaneSet one = PlaneSet.of(Set.of(history.plane()));
    Map<Long, Long> all = history.rises(EventHistory.Event.ANY);
    Map<Long, Long> slow = new TreeMap<>(all);
    history
        .rises(EventHistory.Event.FAST)
        .forEach((end, fast) -> slow.merge(end, -fast, Long::sum));
    requireEqual(history, "all", all, ask(engine, counters.total(ERRORS, one)));
    requireEqual(
        history,
        "failed",
        history.rises(EventHistory.Event.FAILED),
        ask(engine, counters.bad(ERRORS, one)));
    requireEqual(history, "slow", slow, ask(engine, counters.bad(LATENCY, one)));
  }

  private static void requireEqual(
      EventHistory history, String what, Map<Long, Long> expected, Map<Long, Double> counted) {
    Map<Long, Double> wanted = new TreeMap<>();
    expected.forEach((end, rise) -> wanted.put(end, (double) rise));
    wanted.values().removeIf(rise -> rise == 0);
    counted.values().removeIf(rise -> rise == 0);
    assertThat(counted).as(what + " of " + history.plane()).isEqualTo(wanted);
  }

  private static Map<Long, Double> ask(Engine engine, String expr) {
    Parameters range =
        Parameters.of("query", expr)
            .and("start", Long.toString(EventHistory.BEGIN))
            .and("end", Long.toString(EventHistory.END))
            .and("step", "60");
    Map<Long, Double> values = new TreeMap<>();
    try (EngineAnswer answer = engine.ask("query_range", range);
        JsonReader reader = Json.createReader(new ByteArrayInputStream(answer.readAll()))) {
      JsonArray result = reader.readObject().getJsonObject("data").getJsonArray("result");
      if (!result.isEmpty()) {
        result.getJsonObject(0).getJsonArray("values").getValuesAs(JsonArray.class).stream()
            .forEach(
                sample ->
                    values.put(
                        sample.getJsonNumber(0).longValue(), Double.valueOf(sample.getString(1))));
      }
    }
    return values;
  }
}
