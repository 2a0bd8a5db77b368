package io.planewatch.controlplane.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Test
  void anEndBeforeItsBeginningIsRefused() {
    assertThatThrownBy(() -> new Period(NOW, NOW.minusSeconds(1)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is before from");
  }

  @Test
  void timesAreReadInBothForms() {
    assertThat(Period.instant("from", "2026-11-21T11:00:00+01:00")).isEqualTo(NOW);
    assertThat(Period.instant("from", "1795255200")).isEqualTo(NOW);
    assertThat(Period.instant("from", "1795255200.123456789"))
        .isEqualTo(NOW.plusNanos(123_456_000));
  }

  /** 1e99999999 kept a processor busy for half an hour. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e99999999",
        "1E9",
        "1e-99999999",
        "-1",
        "9999999999999",
        "999999999999",
        "0x10",
        "NaN",
        "",
        "1.",
        "+1",
        "٣",
        "-999999999-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "1969-12-31T23:59:59Z",
        "2026-11-21T10:00:00",
        "T"
      })
  void whatIsNoTimeOfTheYears1970To9999IsRefused(String text) {
    assertThatThrownBy(() -> Period.instant("from", text))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("from: ");
  }

  @Test
  void aLongTextIsRefusedUnread() {
    assertThatThrownBy(() -> Period.instant("to", "1".repeat(1_000_000)))
        .hasMessageMatching("to: .{1,200}");
  }
}
