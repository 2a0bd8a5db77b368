package io.planewatch.controlplane.alerts.silences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceMatcherTest {
  @ParameterizedTest
  @ValueSource(strings = {"alertname", "service.name", "k8s.pod/name", "größe"})
  void aLabelMayHaveAnyNameThatPrometheusTakes(String name) {
    assertThat(SilenceMatcher.checked(name, "x", false, true).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "a\u0000"})
  void aLabelHasAName(String name) {
    assertThatThrownBy(() -> SilenceMatcher.checked(name, "x", false, true))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("`name` must be a label's name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a|b)*x{1000}", ".{9}", "\\pL", "\\\\\\P{Greek}"})
  void aRegularExpressionThatCompilesToFarMoreThanItsTextIsRefused(String regex) {
    assertThatThrownBy(() -> SilenceMatcher.checked("a", regex, true, true))
        .hasMessageContaining("counted repetition");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/\\{id\\}", "a|b", "/orders/{id}", "\\\\{id}"})
  void anUsualRegularExpressionIsTaken(String regex) {
    assertThat(SilenceMatcher.checked("a", regex, true, true).value()).isEqualTo(regex);
  }

  @ParameterizedTest
  @ValueSource(ints = {501, 9900})
  void aValueIsBounded(int length) {
    assertThatThrownBy(() -> SilenceMatcher.checked("a", "x".repeat(length), false, true))
        .hasMessageContaining("at most 500 characters");
  }
}
