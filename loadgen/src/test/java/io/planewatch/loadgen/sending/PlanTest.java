package io.planewatch.loadgen.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.loadgen.pacing.Arrivals;
import io.planewatch.loadgen.pacing.Schedule;
import io.planewatch.loadgen.pacing.Shape;
import io.planewatch.loadgen.scenario.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlanTest {

  private record Step(long k, long dueNs, int endpoint) {}

  @Property(seed = "2026", tries = 100)
  void lanesTogetherSendWhatOneLaneWouldSend(
      @ForAll @IntRange(min = 1, max = 7) int lanes, @ForAll boolean poisson, @ForAll long seed) {
    // Given
    List<Step> alone = steps(plan(0, 1, poisson, seed));

    // When
    List<Step> together = new ArrayList<>();
    for (int lane = 0; lane < lanes; lane++) {
      together.addAll(steps(plan(lane, lanes, poisson, seed)));
    }
    together.sort(Comparator.comparingLong(Step::k));

    // Then
    assertThat(together).isEqualTo(alone);
  }

  private static Plan plan(int lane, int lanes, boolean poisson, long seed) {
    Shape shape = Shape.ramp(10, 300, Duration.ofSeconds(2));
    Arrivals arrivals = poisson ? Arrivals.poisson(seed) : Arrivals.even();
    return new Plan(new Schedule(shape, arrivals), Shop.mix(), seed, lane, lanes);
  }

  private static List<Step> steps(Plan plan) {
    List<Step> steps = new ArrayList<>();
    for (; !plan.ended(); plan.advance()) {
      steps.add(new Step(plan.k(), plan.dueNs(), plan.endpoint()));
    }
    return steps;
  }
}
