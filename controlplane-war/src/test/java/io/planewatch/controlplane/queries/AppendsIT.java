package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.HttpEngine;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.engine.TwoPlanes;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.ranges.Freshness;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Samples that come between two requests, near the present and far behind it. */
class AppendsIT {
  private static final PlaneSet A = PlaneSet.of(Set.of("a"));

  private static RealPrometheus prometheus;
  private static HttpEngine engine;

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start("# EOF\n", "", "");
    engine = prometheus.engine();
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  private static String direct(String query, String start, String end) {
    Parameters parameters =
        Parameters.of("query", query.replace("§", "data_plane=~\"a\""))
            .and("start", start)
            .and("end", end)
            .and("step", "5");
    try (EngineAnswer answer = engine.ask("query_range", parameters)) {
      return new Facade.Answer(
              answer.status(), new String(answer.readAll(), StandardCharsets.UTF_8))
          .data();
    }
  }

  @Test
  void b10WhatIsWrittenNearThePresentIsSeenAtOnce() {
    Facade facade = Facade.of(engine);
    Random random = new Random(5);
    long at = 0;
    for (int i = 0; i < 60; i++) {
      long now = Instant.now().getEpochSecond();
      // Within the last minute, which is never kept, however slowly this runs.
      at = Math.max(at + 1, now - 45);
      // A stale mark now and then.
      prometheus.write(
          TwoPlanes.gauge("near", "a", at * 1000, random.nextInt(100), random.nextInt(8) == 0));
      for (String query :
          List.of(
              "near{§}",
              "last_over_time(near{§}[20s] offset -10s)",
              "sum(near{§}) or vector(0)",
              "absent(near{§})")) {
        String start = String.valueOf(now - 600);
        String end = String.valueOf(now + 30);

        Facade.Answer served = facade.range(A, query.replace("{§}", ""), start, end, "5");

        assertThat(served.data()).as(query).isEqualTo(direct(query, start, end));
      }
    }
    assertThat(facade.count(CacheResult.PARTIAL)).isPositive();
  }

  @Test
  void b18AGapThatIsFilledTwentyMinutesLateIsSeenWithinAMinute() {
    Freshness lenient =
        new Freshness(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofMinutes(1));
    MovableClock clock = new MovableClock();
    Facade facade = new Facade(engine, new EngineParser(engine), lenient, clock);
    long now = Instant.now().getEpochSecond();
    String start = String.valueOf(now - 3000);
    String end = String.valueOf(now - 600);
    String empty = facade.range(A, "late", start, end, "5").data();

    for (int i = 0; i < 10; i++) {
      prometheus.write(TwoPlanes.gauge("late", "a", (now - 1500 + i * 15L) * 1000, i, false));
    }
    String held = facade.range(A, "late", start, end, "5").data();
    clock.ahead = Duration.ofSeconds(62);
    String seen = facade.range(A, "late", start, end, "5").data();

    assertThat(held).isEqualTo(empty).contains("\"result\":[]");
    assertThat(seen).isEqualTo(direct("late{§}", start, end)).contains("\"9\"");
  }

  /** The present, or what will be the present soon. */
  private static final class MovableClock extends Clock {
    private Duration ahead = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nothing here goes by a time zone");
    }
  }
}
