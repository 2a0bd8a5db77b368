package io.planewatch.controlplane.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadMansSwitchTest {
  private final SettableClock clock = new SettableClock();
  private final DeadMansSwitch deadMansSwitch = new DeadMansSwitch(clock);

  @Test
  void aSwitchThatWasNeverHeardIsSilentOnlyAfterThreeMinutes() {
    clock.advance(Duration.ofMinutes(3));
    assertThat(deadMansSwitch.isSilent()).isFalse();

    clock.advance(Duration.ofSeconds(1));

    assertThat(deadMansSwitch.isSilent()).isTrue();
    assertThat(deadMansSwitch.lastHeard()).isEmpty();
  }

  @Test
  void theAlertThatAlwaysFiresEndsTheSilence() {
    // given
    clock.advance(Duration.ofHours(1));
    assertThat(deadMansSwitch.isSilent()).isTrue();

    // when
    deadMansSwitch.hear();

    // then
    assertThat(deadMansSwitch.isSilent()).isFalse();
    assertThat(deadMansSwitch.lastHeard()).contains(clock.instant());
    clock.advance(Duration.ofMinutes(4));
    assertThat(deadMansSwitch.isSilent()).isTrue();
  }
}
