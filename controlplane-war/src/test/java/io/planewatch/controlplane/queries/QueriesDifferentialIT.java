package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.HttpEngine;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.engine.TwoPlanes;
import io.planewatch.controlplane.planes.PlaneSet;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the facade serves is what Prometheus answers, byte for byte in {@code data}, whatever was
 * asked before.
 */
class QueriesDifferentialIT {
  private static final int WINDOWS_EACH = 5;
  private static final List<Long> STEPS_MILLIS =
      List.of(15_000L, 60_000L, 60_000L, 7_000L, 37_500L, 300_000L, 1_001L, 250L);
  private static final int MOST_POINTS = 90;

  private static RealPrometheus prometheus;
  private static HttpEngine engine;

  private record Reader(PlaneSet planes, String matcher) {}

  private static final List<Reader> READERS =
      List.of(
          new Reader(new PlaneSet.All(), ""),
          new Reader(PlaneSet.of(Set.of("a")), "data_plane=~\"a\""),
          new Reader(PlaneSet.of(Set.of("a", "b")), "data_plane=~\"a|b\""));

  /** How many answers were compared, and of which kinds. */
  private static final class Tally {
    private int compared;
    private int errors;
    private int empty;
    private int rounded;
  }

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start(TwoPlanes.openMetrics(), "", "");
    prometheus.write(TwoPlanes.nativeHistograms("a"));
    prometheus.write(TwoPlanes.nativeHistograms("b"));
    engine = prometheus.engine();
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  @Test
  void twoThousandGeneratedQueriesAnswerAsTheEngineDoes() {
    compare(20_261_121, 2_000);
  }

  @Test
  @Tag("soak")
  void aHundredThousandGeneratedQueriesAnswerAsTheEngineDoes() {
    compare(Long.getLong("planewatch.seed", 7), Integer.getInteger("planewatch.requests", 100_000));
  }

  private static void compare(long seed, int atLeast) {
    Random random = new Random(seed);
    RandomQueries queries = new RandomQueries(random);
    Facade facade = Facade.of(engine);
    Tally tally = new Tally();
    while (tally.compared < atLeast) {
      Reader reader = READERS.get(random.nextInt(READERS.size()));
      RandomQueries.Query query = queries.next(reader.matcher());
      long stepMillis = STEPS_MILLIS.get(random.nextInt(STEPS_MILLIS.size()));
      Windows windows = new Windows(random, stepMillis);
      for (int i = 0; i < WINDOWS_EACH; i++) {
        compareOne(facade, reader.planes(), query, windows.next(), tally);
      }
    }
    System.out.printf(
        "%,d answers compared with the engine's (%,d errors, %,d empty, %,d equal to 9 digits only, as two answers of the engine are): %s%n",
        tally.compared, tally.errors, tally.empty, tally.rounded, facade.metrics);
    assertThat(facade.count(CacheResult.HIT)).isGreaterThan(atLeast / 20);
    assertThat(facade.count(CacheResult.PARTIAL)).isGreaterThan(atLeast / 20);
    assertThat(tally.errors + tally.empty).isLessThan(atLeast / 2);
  }

  private static void compareOne(
      Facade facade, PlaneSet planes, RandomQueries.Query query, String[] window, Tally tally) {
    Facade.Answer served = facade.range(planes, query.asked(), window[0], window[1], window[2]);
    Facade.Answer direct = direct(query.direct(), window);
    String what = query.asked() + " from " + String.join(" ", window);

    assertThat(served.status())
        .as("%s: %s and %s", what, served, direct)
        .isEqualTo(direct.status());
    tally.compared++;
    if (!direct.isSuccess()) {
      tally.errors++;
      return;
    }
    if (query.rounded() && Rounded.isSame(served.data(), direct.data())) {
      tally.rounded += served.data().equals(direct.data()) ? 0 : 1;
    } else {
      assertThat(served.data()).as(what).isEqualTo(direct.data());
    }
    tally.empty += direct.data().contains("\"result\":[]") ? 1 : 0;
  }

  private static Facade.Answer direct(String query, String[] window) {
    Parameters parameters =
        Parameters.of("query", query)
            .and("start", window[0])
            .and("end", window[1])
            .and("step", window[2]);
    try (EngineAnswer answer = engine.ask("query_range", parameters)) {
      return new Facade.Answer(
          answer.status(), new String(answer.readAll(), StandardCharsets.UTF_8));
    }
  }

  /** Windows as dashboards ask them: sliding, growing, shrinking, jumping, meeting at seams. */
  private static final class Windows {
    private final Random random;
    private final long stepMillis;
    private final boolean aligned;
    private long startMillis;
    private int steps;

    Windows(Random random, long stepMillis) {
      this.random = random;
      this.stepMillis = stepMillis;
      this.aligned = random.nextInt(3) > 0;
      jump();
    }

    private void jump() {
      steps = 1 + random.nextInt(MOST_POINTS);
      long room = (TwoPlanes.END_SECONDS - TwoPlanes.BEGIN_SECONDS) * 1000;
      startMillis =
          TwoPlanes.BEGIN_SECONDS * 1000 - 600_000 + Math.floorMod(random.nextLong(), room);
      if (aligned) {
        startMillis -= startMillis % stepMillis;
      }
    }

    String[] next() {
      switch (random.nextInt(8)) {
        case 0 -> startMillis += stepMillis * random.nextInt(10);
        case 1 -> steps += random.nextInt(20);
        case 2 -> steps = 1 + random.nextInt(steps);
        case 3 -> startMillis += stepMillis * steps;
        case 4 -> startMillis -= stepMillis * random.nextInt(30);
        case 5 -> jump();
        case 6 -> startMillis += aligned ? 0 : random.nextInt(2000);
        default -> {}
      }
      long endMillis = startMillis + stepMillis * (steps - 1) + random.nextInt((int) stepMillis);
      return new String[] {seconds(startMillis), seconds(endMillis), step()};
    }

    private static String seconds(long millis) {
      return BigDecimal.valueOf(millis, 3).toPlainString();
    }

    private String step() {
      return random.nextBoolean() ? seconds(stepMillis) : stepMillis + "ms";
    }
  }
}
