package io.planewatch.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.settings.InvalidSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {
  @Test
  void aTraceIsShownWhereItsIdHasAPlace() {
    assertThat(new Links("https://traces.example/t/{trace_id}").trace()).contains("{trace_id}");
  }

  /** A script behind a link would run as the person who follows it. */
  @ParameterizedTest
  @ValueSource(
      strings = {"https://traces.example/", "javascript:alert('{trace_id}')", "/{trace_id}"})
  void whatLeadsNowhereOrRunsIsRefused(String address) {
    assertThatThrownBy(() -> new Links(address))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("planewatch.links.trace: '");
  }
}
