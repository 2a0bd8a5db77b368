package io.planewatch.dataplane.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final int DRAWS = 20_000;

  private final RandomGenerator random = new Random(42);

  @Test
  void theRateIsTheShareThatFails() {
    // Given
    Fault fault = new Fault.ErrorRate("/api", 0.2, 503);

    // When
    long failed = IntStream.range(0, DRAWS).filter(i -> fault.on(random) != Effect.NONE).count();

    // Then
    assertThat((double) failed / DRAWS).isCloseTo(0.2, within(0.01));
  }

  @Test
  void aRouteIsTheBeginningOfAPath() {
    // Given
    Fault fault = new Fault.ErrorRate("/api/orders", 1, 503);

    // Then
    assertThat(fault.concerns("/api/orders/7")).isTrue();
    assertThat(fault.concerns("/api/products")).isFalse();
  }

  @Test
  void withoutADatabaseOnlyTheEchoAnswers() {
    // Given
    Fault fault = new Fault.DependencyDown("database");

    // Then
    assertThat(fault.concerns("/api/products")).isTrue();
    assertThat(fault.concerns("/api/")).isFalse();
  }

  @Test
  void aFixedDelayIsWhatWasAskedFor() {
    assertThat(new Fault.Latency("/api", Duration.ofMillis(5), Distribution.FIXED).on(random))
        .isEqualTo(new Effect.Delay(Duration.ofMillis(5)));
  }

  @Test
  void theMedianOfTheLongTailIsTheDelay() {
    // When
    double[] factors = draw(Distribution.LOGNORMAL);

    // Then
    assertThat(factors[DRAWS / 2]).isCloseTo(1, within(0.05));
    assertThat(factors[DRAWS * 95 / 100]).isCloseTo(3.16, within(0.2));
  }

  @Test
  void theMeanOfAnEvenSpreadIsTheDelay() {
    assertThat(DoubleStream.of(draw(Distribution.UNIFORM)).average().orElseThrow())
        .isCloseTo(1, within(0.02));
  }

  private double[] draw(Distribution distribution) {
    return DoubleStream.generate(() -> distribution.factor(random)).limit(DRAWS).sorted().toArray();
  }
}
