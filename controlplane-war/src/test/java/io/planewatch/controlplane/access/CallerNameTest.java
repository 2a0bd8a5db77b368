package io.planewatch.controlplane.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerNameTest {
  @Test
  void blanksAroundItDoNotCount() {
    assertThat(CallerName.parse(" nightly report ")).isEqualTo("nightly report");
  }

  /** A line break would write a line of its own wherever the audit log is shown as text. */
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "ci\nadmin", "ci\u0000", "ci\u009b"})
  void whatCantBeShownIsNone(String text) {
    assertThatThrownBy(() -> CallerName.parse(text)).isInstanceOf(ProblemException.class);
  }

  @Test
  void itIsNoLongerThanItsColumn() {
    assertThatThrownBy(() -> CallerName.parse("x".repeat(81))).isInstanceOf(ProblemException.class);
  }
}
