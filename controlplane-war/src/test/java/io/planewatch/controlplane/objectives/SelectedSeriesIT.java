package io.planewatch.controlplane.objectives;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.queries.EngineParser;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SelectedSeriesIT {
  private static final Clock CLOCK = new SettableClock();
  private static RealPrometheus prometheus;
  private static SelectedSeries series;

  @BeforeAll
  static void start() {
    StringBuilder samples = new StringBuilder();
    long now = CLOCK.instant().getEpochSecond();
    for (int minute = 30; minute >= 0; minute--) {
      long at = now - 60L * minute;
      samples
          .append("orders_total{data_plane=\"prod\"} %d %d\n".formatted(100 - minute, at))
          .append("good_total{data_plane=\"prod\"} %d %d\n".formatted(300 - minute, at))
          .append("waiting{data_plane=\"prod\"} %d %d\n".formatted(minute % 3, at));
    }
    prometheus = RealPrometheus.start(samples + "# EOF\n", "", "groups: []");
    Scoping scoping = new Scoping(new EngineParser(prometheus.engine()), 1 << 20);
    series = new SelectedSeries(scoping, new InstantQueries(prometheus.engine()), CLOCK);
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  private static List<String> warnings(String events, String total, String... planes) {
    Objective objective =
        new Objective(
            "orders",
            "",
            "",
            events,
            Objective.Counts.GOOD,
            total,
            0.99,
            Map.of(),
            Duration.ofDays(30),
            new Scope(Set.of(planes), Set.of(), Set.of()));
    return series.warnings(objective, Set.of(planes));
  }

  @Test
  void countersThatFitBringNoWarning() {
    assertThat(warnings("orders_total", "good_total", "prod")).isEmpty();
  }

  @Test
  void aSelectorWithoutSeriesIsNamedWithThePlane() {
    assertThat(warnings("orders_total{code=\"x\"}", "orders_total", "prod", "qa"))
        .containsExactly(
            "events: no series matched orders_total{code=\"x\"} in prod, qa during the last hour.",
            "total: no series matched orders_total in qa during the last hour.");
  }

  @Test
  void moreGoodEventsThanEventsAreTold() {
    assertThat(warnings("good_total", "orders_total", "prod"))
        .containsExactly(
            "events: the counters of events are above the counters of total in prod. events must"
                + " select a part of total.");
  }

  @Test
  void aGaugeIsTold() {
    assertThat(warnings("waiting", "orders_total", "prod"))
        .containsExactly(
            "events: waiting fell 6 times or more during the last hour in prod. It must select a"
                + " counter; a gauge can't be counted.");
  }
}
