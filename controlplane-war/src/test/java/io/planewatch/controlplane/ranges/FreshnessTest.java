package io.planewatch.controlplane.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Freshness STRICT =
      new Freshness(Duration.ofMinutes(1), Duration.ZERO, Duration.ofMinutes(1));
  private static final Freshness LENIENT =
      new Freshness(Duration.ofMinutes(1), Duration.ofMinutes(30), Duration.ofMinutes(1));

  @Test
  void aStepIsKeptOnceItIsAMinuteOldByTheEnginesClock() {
    assertThat(STRICT.mayBeKept(1_000_000, 1_060)).isTrue();
    assertThat(STRICT.mayBeKept(1_000_001, 1_060)).isFalse();
    assertThat(STRICT.mayBeKept(2_000_000, 1_060)).isFalse();
  }

  @Test
  void aKeptStepIsServedForEverWhenNoLateSamplesAreTaken() {
    assertThat(STRICT.mayBeServed(1_000_000, 1_060, Long.MAX_VALUE / 2)).isTrue();
  }

  @Test
  void aStepWithinTheOutOfOrderWindowIsServedForAMinuteAfterItsEvaluation() {
    assertThat(LENIENT.mayBeServed(1_000_000, 1_060, 1_120_000)).isTrue();
    assertThat(LENIENT.mayBeServed(1_000_000, 1_060, 1_120_001)).isFalse();
  }

  @Test
  void aStepThatWasEvaluatedWhileLateSamplesCouldComeIsAskedAgainHoweverOldItIsNow() {
    long afterADay = 1_000_000 + Duration.ofDays(1).toMillis();

    assertThat(LENIENT.mayBeServed(1_000_000, 1_060, afterADay)).isFalse();
    assertThat(LENIENT.mayBeServed(1_000_000, 1_000 + 30 * 60, afterADay)).isTrue();
  }

  @Test
  void aNegativeBoundIsRefused() {
    assertThatThrownBy(() -> new Freshness(Duration.ofMillis(-1), Duration.ZERO, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
