package io.planewatch.controlplane.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDurationTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void aDurationInIso8601IsRead() {
    assertThat(RequestDuration.parse("for", "PT90S", "PT2M")).isEqualTo(Duration.ofSeconds(90));
    assertThat(RequestDuration.upTo(HOUR, "overlap", "PT1H", "PT5M")).isEqualTo(HOUR);
    assertThat(RequestDuration.upTo(HOUR, "overlap", "PT0S", "PT5M")).isZero();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "5m", "1 hour", "P1Y", "PT99999999999999999999S"})
  void anotherTextIsRefusedWithTheFieldAndAnExample(String text) {
    assertThatThrownBy(() -> RequestDuration.parse("for", text, "PT2M"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("for: must be an ISO-8601 duration such as PT2M.");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"5m", "-PT1S", "PT1H0.000000001S"})
  void aDurationBeyondItsBoundsIsRefusedWithTheMaximum(String text) {
    assertThatThrownBy(() -> RequestDuration.upTo(HOUR, "overlap", text, "PT5M"))
        .isInstanceOf(ProblemException.class)
        .hasMessage("overlap: must be an ISO-8601 duration up to PT1H, such as PT5M.");
  }
}
