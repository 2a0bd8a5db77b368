package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.Parameters;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutsTest {
  private final Timeouts timeouts = new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(2));

  @ParameterizedTest
  @CsvSource({
    "5, 5000ms",
    "0.25, 250ms",
    "30s, 30000ms",
    "1m30s, 90000ms",
    "1h, 120000ms",
    "1d, 120000ms",
    "1w, 120000ms",
    "1y, 120000ms",
    "1e9, 120000ms",
    "+30, 30000ms",
    "1e-3, 1ms",
    "1d1ms, 120000ms",
    "121, 120000ms",
    "999999999h, 120000ms"
  })
  void aCallersWishHoldsUpToTheBound(String wished, String sent) {
    assertThat(timeouts.of(Requests.of("timeout", wished)))
        .isEqualTo(Parameters.of("timeout", sent));
  }

  @Test
  void withoutAWishTheUsualLimitIsSent() {
    assertThat(timeouts.of(Requests.of("query", "up")))
        .isEqualTo(Parameters.of("timeout", "30000ms"));
  }

  @Test
  void theUsualLimitIsWithinTheBound() {
    Timeouts shorter = new Timeouts(Duration.ofSeconds(30), Duration.ofSeconds(5));

    assertThat(shorter.of(Requests.of("query", "up")).limit()).contains(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "5s5s", "1x", "ms", "+Inf", "NaN", " 5"})
  void whatIsNoLengthOfTimeIsRefused(String wished) {
    assertThatThrownBy(() -> timeouts.of(Requests.of("timeout", wished)))
        .isInstanceOf(ApiError.class)
        .hasMessageContaining("\"timeout\"");
  }
}
