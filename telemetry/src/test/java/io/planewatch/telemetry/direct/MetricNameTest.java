package io.planewatch.telemetry.direct;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricNameTest {
  @Test
  void onlyWhatPrometheusAllowsStays() {
    assertThat(MetricName.sanitized("http.server-duration")).isEqualTo("http_server_duration");
    assertThat(MetricName.sanitized("2xx")).isEqualTo("_2xx");
    assertThat(MetricName.sanitized("größe")).isEqualTo("gr__e");
  }
}
