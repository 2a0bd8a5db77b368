package io.planewatch.loadgen.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ShapeTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Property(seed = "2026", tries = 300)
  void areaIsTheIntegralOfTheRate(@ForAll("shapes") Shape shape) {
    // Given
    int slices = 200_000;
    double width = shape.durationSeconds() / slices;

    // When
    double sum = 0;
    for (int i = 0; i < slices; i++) {
      sum += shape.rateAt((i + 0.5) * width) * width;
    }

    // Then
    assertThat(shape.area()).isCloseTo(sum, within(Math.max(1e-3, sum * 1e-3)));
  }

  @Property(seed = "2026", tries = 1000)
  void momentOfAnAreaHasThatAreaBehindIt(
      @ForAll("shapes") Shape shape, @ForAll @DoubleRange(min = 0, max = 1) double part) {
    // Given
    double area = shape.area() * part;

    // When
    double seconds = shape.secondsAt(area);

    // Then
    assertThat(seconds).isBetween(0.0, shape.durationSeconds());
    assertThat(shape.areaUntil(seconds)).isCloseTo(area, within(Math.max(1e-5, area * 1e-9)));
  }

  @Property(seed = "2026", tries = 300)
  void aFasterShapeHasTheSameRatesInLessTime(
      @ForAll("shapes") Shape shape,
      @ForAll @DoubleRange(min = 0.5, max = 20) double factor,
      @ForAll @DoubleRange(min = 0, max = 0.99) double part) {
    // When
    Shape faster = shape.faster(factor);

    // Then
    double seconds = shape.durationSeconds() * part;
    assertThat(faster.durationSeconds())
        .isCloseTo(shape.durationSeconds() / factor, within(shape.durationSeconds() * 1e-12));
    assertThat(faster.areaUntil(seconds / factor) * factor)
        .isCloseTo(shape.areaUntil(seconds), within(Math.max(1e-6, shape.area() * 1e-9)));
  }

  @Test
  void spikeRisesHoldsAndFalls() {
    // Given
    Duration ten = Duration.ofSeconds(10);

    // When
    Shape spike = Shape.spike(10, 200, ten, ten, ten, ten, ten);

    // Then
    assertThat(spike.rateAt(5)).isEqualTo(10);
    assertThat(spike.rateAt(15)).isEqualTo(105);
    assertThat(spike.rateAt(25)).isEqualTo(200);
    assertThat(spike.rateAt(35)).isEqualTo(105);
    assertThat(spike.rateAt(45)).isEqualTo(10);
    assertThat(spike.rateAt(50)).isZero();
    assertThat(spike.area()).isCloseTo(2 * 100 + 2 * 1050 + 2000, within(1e-9));
  }

  @Test
  void stepsClimbEvenly() {
    // Given
    // When
    Shape steps = Shape.steps(10, 5, MINUTE, 3);

    // Then
    assertThat(steps.rateAt(59)).isEqualTo(10);
    assertThat(steps.rateAt(61)).isEqualTo(15);
    assertThat(steps.rateAt(121)).isEqualTo(20);
    assertThat(steps.durationSeconds()).isEqualTo(180);
  }

  @Test
  void sineBeginsAtItsQuietest() {
    // Given
    // When
    Shape sine = Shape.sine(50, 30, MINUTE, MINUTE);

    // Then
    assertThat(sine.rateAt(0)).isCloseTo(20, within(1e-9));
    assertThat(sine.rateAt(30)).isCloseTo(80, within(1e-9));
    assertThat(sine.area()).isCloseTo(3000, within(1e-6));
  }

  @Test
  void warmUpRunsAtTheMeanRate() {
    // Given
    Shape ramp = Shape.ramp(0, 100, MINUTE);

    // When
    Shape warm = ramp.afterWarmUp(Duration.ofSeconds(10));

    // Then
    assertThat(warm.rateAt(5)).isEqualTo(50);
    assertThat(warm.rateAt(10)).isEqualTo(0);
    assertThat(warm.durationSeconds()).isEqualTo(70);
  }

  @Test
  void nothingFollowsWhatNeverEnds() {
    // Given
    Shape endless = Shape.steady(5, Duration.ZERO);

    // When
    // Then
    assertThat(endless.endless()).isTrue();
    assertThatThrownBy(() -> endless.then(endless)).hasMessageContaining("never ends");
  }

  @Test
  void negativeRatesAndAmplitudesAboveTheMeanAreRefused() {
    assertThatThrownBy(() -> Shape.steady(-1, MINUTE)).hasMessageContaining("zero or more");
    assertThatThrownBy(() -> Shape.sine(10, 11, MINUTE, MINUTE)).hasMessageContaining("amplitude");
  }

  @Provide
  Arbitrary<Shape> shapes() {
    Arbitrary<Double> rates = Arbitraries.doubles().between(0.5, 5_000);
    Arbitrary<Duration> lengths = Arbitraries.longs().between(1, 120_000).map(Duration::ofMillis);
    Arbitrary<Shape> ramps = Combinators.combine(rates, rates, lengths).as(Shape::ramp);
    Arbitrary<Shape> levels = Combinators.combine(rates, lengths).as(Shape::steady);
    Arbitrary<Shape> sines =
        Combinators.combine(rates, Arbitraries.doubles().between(0, 1), lengths, lengths)
            .as((mean, part, period, length) -> Shape.sine(mean, mean * part, period, length));
    Arbitrary<Shape> one = Arbitraries.oneOf(ramps, levels, sines);
    return Arbitraries.oneOf(one, Combinators.combine(one, one).as(Shape::then));
  }
}
