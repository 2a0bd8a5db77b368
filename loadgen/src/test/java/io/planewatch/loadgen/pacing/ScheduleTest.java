package io.planewatch.loadgen.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @Property(seed = "2026", tries = 200)
  void kthRequestOfASteadyRateIsDueAtKOverRate(
      @ForAll @DoubleRange(min = 0.1, max = 20_000) double rate,
      @ForAll @IntRange(min = 1, max = 5_000) int k) {
    // Given
    Schedule schedule = new Schedule(Shape.steady(rate, Duration.ZERO), Arrivals.even());

    // When
    long dueNs = 0;
    for (int i = 0; i <= k; i++) {
      dueNs = schedule.nextNs();
    }

    // Then
    assertThat(dueNs).isCloseTo(Math.round(k / rate * 1e9), within(1L));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, 3, 7, 100, 333, 1_000, 9_999, 10_000})
  void steadyRunHoldsRateTimesDurationRequests(double rate) {
    // Given
    Schedule schedule = new Schedule(Shape.steady(rate, Duration.ofSeconds(6)), Arrivals.even());

    // When
    List<Long> times = all(schedule);

    // Then
    assertThat(times).hasSize((int) (6 * rate)).isSorted();
    assertThat(times.get(0)).isZero();
    assertThat(times.get(times.size() - 1)).isLessThan(6_000_000_000L);
  }

  @Property(seed = "2026", tries = 50)
  void shapesHoldTheirIntegralWithinHalfAPercent(
      @ForAll @DoubleRange(min = 20, max = 300) double low,
      @ForAll @DoubleRange(min = 300, max = 2_000) double high) {
    // Given
    Duration part = Duration.ofSeconds(5);
    List<Shape> shapes =
        List.of(
            Shape.ramp(low, high, part),
            Shape.ramp(high, 0, part),
            Shape.spike(low, high, part, part, part, part, part),
            Shape.sine(high, low, Duration.ofSeconds(3), part));
    double[] integrals = {
      (low + high) / 2 * 5,
      high / 2 * 5,
      low * 10 + (low + high) / 2 * 10 + high * 5,
      high * 5 - low * Math.sin(2 * Math.PI * 5 / 3) * 3 / (2 * Math.PI)
    };

    for (int i = 0; i < shapes.size(); i++) {
      // When
      int requests = all(new Schedule(shapes.get(i), Arrivals.even())).size();

      // Then
      assertThat((double) requests).isCloseTo(integrals[i], within(integrals[i] * 0.005));
    }
  }

  @Test
  void everySecondOfARampHoldsItsOwnShare() {
    // Given
    Shape ramp = Shape.ramp(0, 1_000, Duration.ofSeconds(10));

    // When
    int[] inSecond = new int[10];
    for (long ns : all(new Schedule(ramp, Arrivals.even()))) {
      inSecond[(int) (ns / 1_000_000_000L)]++;
    }

    // Then
    for (int second = 0; second < 10; second++) {
      assertThat(inSecond[second]).isCloseTo(100 * second + 50, within(1));
    }
  }

  @Test
  void poissonGapsAreExponential() {
    // Given
    int count = 200_000;
    Schedule schedule =
        new Schedule(Shape.steady(1_000, Duration.ofSeconds(1_000)), Arrivals.poisson(42));
    double[] gaps = new double[count];
    long before = 0;
    for (int i = 0; i < count; i++) {
      long now = schedule.nextNs();
      gaps[i] = (now - before) / 1e6;
      before = now;
    }

    // When
    Arrays.sort(gaps);
    double distance = 0;
    for (int i = 0; i < count; i++) {
      double expected = 1 - Math.exp(-gaps[i]);
      distance = Math.max(distance, Math.abs(expected - (i + 0.5) / count));
    }

    // Then the Kolmogorov-Smirnov distance stays below the critical value at 1 %
    assertThat(distance).isLessThan(1.63 / Math.sqrt(count));
  }

  @Test
  void poissonCountFollowsTheShape() {
    // Given
    Shape ramp = Shape.ramp(0, 2_000, Duration.ofSeconds(100));

    // When
    int requests = all(new Schedule(ramp, Arrivals.poisson(7))).size();

    // Then three standard deviations of a Poisson count
    assertThat((double) requests).isCloseTo(100_000, within(3 * Math.sqrt(100_000)));
  }

  private static List<Long> all(Schedule schedule) {
    List<Long> times = new ArrayList<>();
    for (long ns = schedule.nextNs(); ns != Schedule.END; ns = schedule.nextNs()) {
      times.add(ns);
    }
    return times;
  }
}
