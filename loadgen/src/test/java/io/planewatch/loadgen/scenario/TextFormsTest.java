package io.planewatch.loadgen.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.loadgen.pacing.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormsTest {

  @ParameterizedTest
  @CsvSource({
    "90, PT1M30S",
    "90s, PT1M30S",
    "1m30s, PT1M30S",
    "250ms, PT0.25S",
    "1.5s, PT1.5S",
    "2h, PT2H",
    "0, PT0S",
    "PT5S, PT5S",
    "5m, PT5M"
  })
  void durationsHaveManyForms(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "5 minutes", "-3", "1s2m"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).hasMessageContaining("is not a duration");
  }

  @Test
  void sharesArePercentOrParts() {
    assertThat(Shares.parse("1%")).isEqualTo(0.01);
    assertThat(Shares.parse("0.25")).isEqualTo(0.25);
    assertThatThrownBy(() -> Shares.parse("101%")).hasMessageContaining("between");
    assertThatThrownBy(() -> Shares.parse("some")).hasMessageContaining("is not a share");
  }

  @Test
  void injectionNamesKindsAndWeights() {
    // Given
    // When
    Injection injection = Injection.parse("2%:status=3,abort");

    // Then
    assertThat(injection.share()).isEqualTo(0.02);
    assertThat(injection.kinds())
        .isEqualTo(Map.of(InjectedError.STATUS, 0.75, InjectedError.ABORT, 0.25));
    assertThatThrownBy(() -> Injection.parse("2%:oops")).hasMessageContaining("there are status");
  }

  @Test
  void thresholdsCompareQuantilesAndShares() {
    // Given
    // When
    Threshold quantile = Threshold.parse("prod/search: p99.9 <= 500ms");
    Threshold errors = Threshold.parse("errors<1%");

    // Then
    assertThat(quantile.target()).isEqualTo(Optional.of("prod"));
    assertThat(quantile.endpoint()).isEqualTo(Optional.of("search"));
    assertThat(quantile.percentile()).isEqualTo(99.9);
    assertThat(quantile.holds(5e8)).isTrue();
    assertThat(quantile.holds(5e8 + 1)).isFalse();
    assertThat(errors.holds(0.01)).isFalse();
    assertThat(errors.holds(0.0099)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"p99", "p99<fast", "speed<3", "errors<200%", "p99=5ms"})
  void otherThresholdsAreRefused(String text) {
    assertThatThrownBy(() -> Threshold.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void headerCannotHoldALineBreak() {
    assertThatThrownBy(
            () ->
                new Endpoint(
                    "x", "GET", "/", Map.of("A", "b\r\nInjected: yes"), "", Conduct.PROPER, false))
        .hasMessageContaining("not a header");
    assertThatThrownBy(() -> Endpoint.get("x", "/a b")).hasMessageContaining("a path begins");
  }

  @Test
  void targetIsAnHttpAddress() {
    assertThatThrownBy(() -> target("ftp://x")).hasMessageContaining("http://HOST:PORT");
    assertThatThrownBy(() -> target("http://x?q=1")).hasMessageContaining("http://HOST:PORT");
    assertThat(target("https://x").server().port()).isEqualTo(443);
    assertThat(target("http://x/app/").server().prefix()).isEqualTo("/app");
  }

  @Test
  void variableWithoutAFeedIsRefused() {
    // Given
    Mix mix = Mix.of(Map.of(Endpoint.get("x", "/${who}"), 1.0));
    Target target = new Target("t", ServerUrl.parse("http://x"), steady(), false, mix);

    // When
    // Then
    assertThatThrownBy(() -> Scenario.of("s", List.of(target)))
        .hasMessageContaining("no feed gives ${who}");
  }

  @Test
  void feedGivesTheSameValueToTheSameRequest() {
    // Given
    Feeds feeds =
        Feeds.none()
            .and("turn", new Feeds.Feed(List.of("a", "b", "c"), false))
            .and("any", new Feeds.Feed(List.of("a", "b", "c"), true));

    // When
    // Then
    assertThat(feeds.value("turn", 4)).isEqualTo("b");
    assertThat(feeds.value("any", 123)).isEqualTo(feeds.value("any", 123));
    assertThat(feeds.value(Feeds.SEQUENCE, 9)).isEqualTo("9");
  }

  private static Target target(String base) {
    return new Target("t", ServerUrl.parse(base), steady(), false, Shop.mix());
  }

  private static Shape steady() {
    return Shape.steady(1, Duration.ofSeconds(1));
  }
}
