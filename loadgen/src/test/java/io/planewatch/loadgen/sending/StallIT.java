package io.planewatch.loadgen.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.recording.TargetTally;
import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.Limits;
import io.planewatch.loadgen.scenario.Mix;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.server.Answer;
import io.planewatch.loadgen.server.Request;
import io.planewatch.loadgen.server.TestServer;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A server that stalls makes callers wait, and a generator that waits with it does not notice. The
 * waits are known beforehand: a request due while nothing is answered waits for the stall's end.
 */
class StallIT {

  private static final double SECOND = 1e9;
  private static final int RATE = 1_000;
  private static final double[] PERCENTILES = {90, 95, 99};
  private static final Mix NUMBERED = Mix.of(Map.of(Endpoint.get("numbered", "/${seq}"), 1.0));

  @BeforeAll
  static void warmUp() throws InterruptedException {
    Rehearsal.playBefore(
        Runs.scenario(URI.create("http://127.0.0.1"), RATE, Duration.ofSeconds(1), NUMBERED));
  }

  @Test
  void stallOfASecondShowsAsTheTheorySays() throws InterruptedException {
    // Given nothing is answered from 2 s to 3 s
    LongUnaryOperator stall = ns -> during(ns, 2, 3) ? 3_000_000_000L - ns : 0;

    // When
    double[] theoryMillis = {400, 700, 940};

    // Then
    check(6, stall, theoryMillis, Limits.DEFAULT);
  }

  @Test
  void twoStallsAddUp() throws InterruptedException {
    // Given half a second each, so the waits are spread as by one of a second but shorter
    LongUnaryOperator stalls =
        ns ->
            during(ns, 1, 1.5) ? 1_500_000_000L - ns : during(ns, 3, 3.5) ? 3_500_000_000L - ns : 0;

    // When
    double[] theoryMillis = {250, 375, 475};

    // Then
    check(5, stalls, theoryMillis, Limits.DEFAULT);
  }

  @Test
  void stallShowsWithFewConnectionsToo() throws InterruptedException {
    // Given only 20 connections: all others wait for one of them, without being dropped
    LongUnaryOperator stall = ns -> during(ns, 2, 3) ? 3_000_000_000L - ns : 0;

    // When
    double[] theoryMillis = {400, 700, 940};

    // Then
    check(6, stall, theoryMillis, Limits.DEFAULT.withConnections(20));
  }

  @Test
  void stallShowsFromTheFirstRequestOn() throws InterruptedException {
    // Given
    LongUnaryOperator stall = ns -> during(ns, 0, 1) ? 1_000_000_000L - ns : 0;

    // When
    double[] theoryMillis = {500, 750, 950};

    // Then
    check(5, stall, theoryMillis, Limits.DEFAULT);
  }

  @Test
  void serverThatIsAlwaysSlowIsSlowForEveryone() throws InterruptedException {
    // Given
    LongUnaryOperator slow = ns -> 300_000_000L;

    // When
    double[] theoryMillis = {300, 300, 300};

    // Then
    check(3, slow, theoryMillis, Limits.DEFAULT);
  }

  private static void check(
      int seconds, LongUnaryOperator delayAtNs, double[] theoryMillis, Limits limits)
      throws InterruptedException {
    AtomicLong originNs = new AtomicLong();
    try (TestServer server =
            TestServer.start(request -> answer(request, originNs.get(), delayAtNs));
        Hiccups hiccups = new Hiccups()) {
      Scenario scenario =
          Runs.scenario(server.base(), RATE, Duration.ofSeconds(seconds), NUMBERED).with(limits);
      TargetTally counts;
      try (LoadRun run = LoadRun.start(scenario)) {
        originNs.set(run.measuredFromNs());
        counts = Runs.finish(run).target(0);
      }

      int planned = seconds * RATE;
      assertThat(counts.plannedCount()).isEqualTo(planned);
      assertThat(counts.all().of(Outcome.ANSWERED)).isEqualTo(planned);
      assertThat(server.seen()).isEqualTo(planned);
      double[] truth = waitsSeenByTheServer(server, planned, originNs.get());
      for (int i = 0; i < PERCENTILES.length; i++) {
        double recorded = counts.all().response().getValueAtPercentile(PERCENTILES[i]);
        double seen = truth[(int) Math.ceil(PERCENTILES[i] / 100 * planned) - 1];
        double theory = theoryMillis[i] / 1e3 * SECOND;
        double stolen = hiccups.worstNs();
        assertThat(recorded)
            .as("p%s against the server's own record", PERCENTILES[i])
            .isBetween(seen * 0.98, seen * 1.02 + stolen);
        double serverLate = Math.max(0, seen - theory);
        assertThat(recorded)
            .as("p%s against the theory", PERCENTILES[i])
            .isBetween(theory * 0.98 - stolen, theory * 1.02 + stolen + serverLate);
      }
    }
  }

  private static Answer answer(Request request, long originNs, LongUnaryOperator delayAtNs) {
    return Answer.ok().after(delayAtNs.applyAsLong(request.arrivedNs() - originNs));
  }

  /** From each request's planned moment until the server wrote its answer, the shortest first. */
  private static double[] waitsSeenByTheServer(TestServer server, int planned, long originNs) {
    double[] waits = new double[planned];
    for (int k = 0; k < planned; k++) {
      waits[k] = server.answeredAtNs("/" + k) - originNs - k * SECOND / RATE;
    }
    Arrays.sort(waits);
    return waits;
  }

  private static boolean during(long ns, double fromSeconds, double toSeconds) {
    return ns >= fromSeconds * SECOND && ns < toSeconds * SECOND;
  }
}
