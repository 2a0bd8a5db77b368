package io.planewatch.controlplane.access.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
  private static final String EVE = "192.0.2.1";

  private final SettableClock clock = new SettableClock();
  private final AttemptLimit limit = new AttemptLimit(3, Duration.ofSeconds(10), clock);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      assertThat(limit.begin(EVE)).isZero();
    }
  }

  @Test
  void aFewFailuresCostNothing() {
    // when
    fail(2);

    // then
    assertThat(limit.begin(EVE)).isZero();
  }

  @Test
  void manyFailuresHaveToWait() {
    // when
    fail(3);

    // then
    assertThat(limit.begin(EVE)).isEqualTo(Duration.ofSeconds(10));
    assertThat(limit.begin("192.0.2.2")).isZero();
  }

  @Test
  void waitingForgives() {
    // given
    fail(3);

    // when
    clock.advance(Duration.ofSeconds(10).plusMillis(1));

    // then
    assertThat(limit.begin(EVE)).isZero();
  }

  @Test
  void whatDidNotFailIsNotCounted() {
    // when
    for (int i = 0; i < 10; i++) {
      assertThat(limit.begin(EVE)).isZero();
      limit.takeBack(EVE);
    }

    // then
    assertThat(limit.begin(EVE)).isZero();
  }
}
