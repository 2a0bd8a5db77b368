package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.coverage.FreshPlanes;
import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.ranges.RangeCache;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Range queries whose parts are too large to be joined with cached steps. */
class RangeQueriesTest {
  private static final PlaneSet PROD = PlaneSet.of(Set.of("prod"));
  private static final int BEGIN = 1_700_000_000;

  private final RampEngine engine = new RampEngine();
  private final AnswerMemory memory = new AnswerMemory(10 << 20);
  private final Facade.CountedResults metrics = new Facade.CountedResults();

  private RangeQueries queries(int keptBytes) {
    Clock clock = Clock.fixed(engine.now, ZoneOffset.UTC);
    Admission admission = new Admission(new Admission.Limits(4, 8, 4, 8, Duration.ofSeconds(30)));
    return new RangeQueries(
        new AdmittedScoping(new Scoping(new SelectorParser(), 1 << 20), admission),
        new SharedAnswers(
            engine,
            new SharedFetches(
                new Senders(Runnable::run, new Senders.Limits(1000, 1000)), memory, metrics),
            admission,
            new Relay.Bounds(64 << 20, keptBytes)),
        new RangeCache(64L << 20, Facade.SETTLED_AFTER_A_MINUTE),
        new FreshPlanes(engine, List::of, since -> {}),
        memory,
        metrics,
        new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(2)),
        UpstreamKind.PROMETHEUS,
        clock);
  }

  private static Facade.Answer answer(RangeQueries queries, int steps) {
    QueryParameters asked =
        Requests.range("m", String.valueOf(BEGIN), String.valueOf(BEGIN + steps - 1), "1");
    return Facade.answer(queries::range, asked, PROD);
  }

  private static void assertWhole(Facade.Answer answer, int steps) {
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("[" + BEGIN + ",", "[" + (BEGIN + steps - 1) + ",")
        .doesNotContain("warnings");
  }

  @Test
  void aMissingPartThatIsTooLargeToBeKeptIsStreamedWithTheWholeWindow() {
    RangeQueries queries = queries(32 << 10);
    answer(queries, 100);

    assertWhole(answer(queries, 5_000), 5_000);
    assertWhole(answer(queries, 5_000), 5_000);
    assertThat(memory.usedBytes()).isZero();
  }

  @Test
  void cachedStepsThatFindNoMemoryAreStreamedByTheEngineAndStayCached() {
    RangeQueries queries = queries(4 << 20);
    answer(queries, 5_000);
    int asked = engine.asked.size();

    try (AnswerMemory.Lease others = memory.lease(new CallerShare("account:others", "others"));
        AnswerMemory.Lease mine = memory.lease(Facade.reach(PROD).share())) {
      others.require(5 << 20);
      mine.require((5 << 20) - 40_000);
      assertWhole(answer(queries, 5_000), 5_000);
      assertThat(engine.asked).hasSize(asked + 1);
      assertWhole(answer(queries, 5_100), 5_100);
    }

    assertWhole(answer(queries, 5_000), 5_000);
    assertThat(metrics.toString()).contains("HIT=1", "PARTIAL=1", "MISS=2");
  }
}
