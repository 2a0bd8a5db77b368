package io.planewatch.loadgen.sending;

import io.planewatch.loadgen.pacing.Shape;
import io.planewatch.loadgen.recording.Tally;
import io.planewatch.loadgen.recording.TargetTally;
import io.planewatch.loadgen.scenario.Mix;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.Target;
import java.time.Duration;
import java.util.List;

/** Carries scenarios out to their end, for tests. */
final class Runs {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Runs() {}

  static Scenario scenario(ServerUrl base, double rate, Duration duration, Mix mix) {
    Target target = new Target("t", base, Shape.steady(rate, duration), false, mix);
    return Scenario.of("test", List.of(target));
  }

  static TargetTally play(Scenario scenario) throws InterruptedException {
    try (LoadRun run = LoadRun.start(scenario)) {
      return finish(run).target(0);
    }
  }

  static Tally finish(LoadRun run) throws InterruptedException {
    if (!run.await(PATIENCE)) {
      throw new AssertionError("the run did not end");
    }
    Tally totals = run.newTotals();
    run.collectInto(totals);
    return totals;
  }
}
