package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.pacing.Shape;
import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.recording.Tally;
import io.planewatch.loadgen.recording.Timeline;
import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.Injection;
import io.planewatch.loadgen.scenario.Mix;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.Target;
import io.planewatch.loadgen.scenario.Threshold;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A run that ended as a test wants it: 100 requests, 1 to 100 ms, the last 5 injected errors. */
final class Records {

  static final String UGLY_NAME = "a <b>\"run\"</b> & more";

  private Records() {}

  static RunRecord record(String... thresholds) {
    Mix mix = Mix.of(Map.of(Endpoint.get("search", "/search"), 1.0)).with(Injection.ofStatus(0.05));
    Target target =
        new Target(
            "prod",
            ServerUrl.parse("http://127.0.0.1:8081"),
            Shape.steady(100, Duration.ofSeconds(1)),
            false,
            mix);
    Scenario scenario =
        Scenario.of(UGLY_NAME, List.of(target))
            .judgedBy(Stream.of(thresholds).map(Threshold::parse).toList());
    Tally totals = Tally.forRun(List.of(2));
    for (int i = 1; i <= 100; i++) {
      boolean injected = i > 95;
      totals.target(0).planned();
      totals.target(0).sent(20_000, i * 10_000_000L - 10_000_000L);
      totals
          .target(0)
          .ended(
              injected ? 1 : 0,
              Outcome.ANSWERED,
              injected ? 503 : 200,
              i * 1_000_000L,
              i * 1_000_000L,
              i > 98,
              2);
    }
    Timeline timeline = new Timeline();
    timeline.add(0, 1, totals.target(0));
    return new RunRecord(
        scenario,
        Instant.parse("2026-11-21T03:00:00Z"),
        Duration.ofSeconds(1),
        false,
        totals,
        List.of(timeline),
        List.of());
  }
}
