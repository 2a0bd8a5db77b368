package io.planewatch.loadgen.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.recording.TargetTally;
import io.planewatch.loadgen.scenario.Endpoint;
import io.planewatch.loadgen.scenario.Limits;
import io.planewatch.loadgen.scenario.Mix;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.server.Answer;
import io.planewatch.loadgen.server.TestServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A server that stalls makes callers wait, and a generator that waits with it does not notice. The
 * waits are known beforehand: a request due while nothing is answered waits for the stall's end.
 * However busy the machine is, no wait may be shorter than that; how much longer they are, on a
 * machine that does nothing else, is for bench/loadgen.
 */
class StallIT {

  private static final long SECOND_NS = 1_000_000_000L;
  private static final int RATE = 1_000;
  private static final int[] PERCENTILES = {50, 90, 95, 99};
  private static final Limits LIMITS = Limits.DEFAULT.withTimeout(Duration.ofMinutes(1));
  private static final Mix NUMBERED = Mix.of(Map.of(Endpoint.get("numbered", "/${seq}"), 1.0));

  @Test
  void stallOfASecondShows() throws InterruptedException {
    check(6, ns -> waitUntil(ns, 2, 3), LIMITS);
  }

  @Test
  void twoStallsAddUp() throws InterruptedException {
    check(5, ns -> waitUntil(ns, 1, 1.5) + waitUntil(ns, 3, 3.5), LIMITS);
  }

  @Test
  void stallThatFadesAwayShows() throws InterruptedException {
    check(6, ns -> waitUntil(ns, 2, 4) / 2, LIMITS);
  }

  @Test
  void stallShowsWithFewConnectionsToo() throws InterruptedException {
    // Given only 20 connections: all others wait for one of them, without being dropped
    Limits few = LIMITS.withConnections(20);

    check(6, ns -> waitUntil(ns, 2, 3), few);
  }

  @Test
  void stallShowsFromTheFirstRequestOn() throws InterruptedException {
    check(5, ns -> waitUntil(ns, 0, 1), LIMITS);
  }

  @Test
  void serverThatIsAlwaysSlowIsSlowForEveryone() throws InterruptedException {
    check(3, ns -> 300_000_000L, LIMITS);
  }

  private static void check(int seconds, LongUnaryOperator delayAtNs, Limits limits)
      throws InterruptedException {
    // Given
    AtomicLong originNs = new AtomicLong();
    try (TestServer server =
        TestServer.start(
            request ->
                Answer.ok().after(delayAtNs.applyAsLong(request.arrivedNs() - originNs.get())))) {
      Scenario scenario =
          Runs.scenario(server.base(), RATE, Duration.ofSeconds(seconds), NUMBERED).with(limits);

      // When
      TargetTally counts;
      try (LoadRun run = LoadRun.start(scenario)) {
        originNs.set(run.measuredFromNs());
        counts = Runs.finish(run).target(0);
      }

      // Then
      int planned = seconds * RATE;
      assertThat(counts.plannedCount()).isEqualTo(planned);
      assertThat(counts.all().of(Outcome.ANSWERED)).isEqualTo(planned);
      assertThat(server.seen()).isEqualTo(planned);
      long[] theory = sorted(planned, k -> delayAtNs.applyAsLong(plannedNs(k)));
      long[] written =
          sorted(planned, k -> server.answeredAtNs("/" + k) - originNs.get() - plannedNs(k));
      for (int percentile : PERCENTILES) {
        int rank = percentile * planned / 100 - 1;
        assertThat(counts.all().response().getValueAtPercentile(percentile))
            .as("p%s", percentile)
            .isGreaterThanOrEqualTo(written[rank])
            .isGreaterThanOrEqualTo(theory[rank]);
      }
    }
  }

  private static long plannedNs(int k) {
    return k * SECOND_NS / RATE;
  }

  private static long[] sorted(int count, IntToLongFunction value) {
    return IntStream.range(0, count).mapToLong(value).sorted().toArray();
  }

  /** How long what comes at this time waits for the end of the stall; 0 outside of it. */
  private static long waitUntil(long ns, double fromSeconds, double toSeconds) {
    boolean during = ns >= fromSeconds * SECOND_NS && ns < toSeconds * SECOND_NS;
    return during ? Math.round(toSeconds * SECOND_NS) - ns : 0;
  }
}
