package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueriesConfigTest {
  private static QueriesConfig config(Map<String, String> values) {
    return QueriesConfig.from(
        new Settings(QueriesConfig.PREFIX, key -> Optional.ofNullable(values.get(key))));
  }

  @Test
  void anUpstreamThatParsesIsPrometheus() {
    assertThat(config(Map.of()).upstreamKind()).isEqualTo(UpstreamKind.PROMETHEUS);
    assertThat(
            config(
                    Map.of(
                        "planewatch.queries.upstream", "http://prometheus:9090",
                        "planewatch.queries.parser", "http://prometheus:9090"))
                .upstreamKind())
        .isEqualTo(UpstreamKind.PROMETHEUS);
  }

  @Test
  void anUpstreamForWhichAnotherOneParsesIsThanosUnlessItIsSaid() {
    Map<String, String> apart =
        Map.of(
            "planewatch.queries.upstream", "http://query:10902",
            "planewatch.queries.parser", "http://prometheus:9090");
    Map<String, String> said =
        Map.of(
            "planewatch.queries.upstream", "http://replica:9090",
            "planewatch.queries.parser", "http://prometheus:9090",
            "planewatch.queries.upstream-kind", "prometheus");

    assertThat(config(apart).upstreamKind()).isEqualTo(UpstreamKind.THANOS);
    assertThat(config(said).upstreamKind()).isEqualTo(UpstreamKind.PROMETHEUS);
  }

  @Test
  void severalParsersAreTriedInTheirOrder() {
    assertThat(
            config(Map.of("planewatch.queries.parser", "http://a:9090, http://b:9090")).parsers())
        .containsExactly(URI.create("http://a:9090"), URI.create("http://b:9090"));
  }

  @ParameterizedTest
  @CsvSource({
    "upstream-kind,mimir",
    "timeout,PT0S",
    "timeout,30s",
    "most-timeout,-PT1S",
    "read-timeout,PT0S",
    "connections,0",
    "most-at-once,0",
    "most-at-once,16",
    "most-at-once-in-all,3",
    "most-queued,-1",
    "queue-timeout,PT0S",
    "parser,http://a b",
    "cache-bytes,much"
  })
  void aWrongValueIsRefusedByItsKey(String name, String value) {
    String key = "planewatch.queries." + name;

    assertThatThrownBy(() -> config(Map.of(key, value)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith(key + ": ");
  }
}
