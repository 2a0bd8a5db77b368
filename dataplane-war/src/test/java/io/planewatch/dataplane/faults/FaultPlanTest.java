package io.planewatch.dataplane.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultPlanTest {
  private static final List<Fault> ALL =
      List.of(
          new Fault.ErrorRate("/api/orders", 0.2, 500),
          new Fault.Latency("/api/search", Duration.ofMillis(200), Distribution.LOGNORMAL),
          new Fault.DependencyDown("database"),
          new Fault.Saturation("/api/reports", 4, Duration.ofMillis(50)));

  @Test
  void whatIsWrittenCanBeReadAgain() {
    assertThat(FaultPlan.parse(FaultPlan.write(ALL))).isEqualTo(ALL);
  }

  @Test
  void mostHasADefault() {
    assertThat(FaultPlan.parse("[{\"kind\":\"error-rate\",\"rate\":1}]"))
        .containsExactly(new Fault.ErrorRate("/api", 1, 503));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[1]",
        "[{}]",
        "[{\"kind\":\"flood\"}]",
        "[{\"kind\":\"error-rate\",\"rate\":1.1}]",
        "[{\"kind\":\"error-rate\",\"rate\":\"1\"}]",
        "[{\"kind\":\"error-rate\",\"rate\":1,\"status\":200}]",
        "[{\"kind\":\"latency\",\"delay\":\"1 s\"}]",
        "[{\"kind\":\"latency\",\"delay\":\"PT1H\"}]",
        "[{\"kind\":\"latency\",\"delay\":\"PT1S\",\"distribution\":\"odd\"}]",
        "[{\"kind\":\"saturation\",\"concurrency\":0}]",
        "[{\"kind\":\"dependency-down\",\"dependency\":\"moon\"}]",
        "[{\"kind\":\"error-rate\",\"rate\":1,\"route\":\"/health\"}]",
      })
  void whatMakesNoSenseIsRefused(String plan) {
    assertThatIllegalArgumentException().isThrownBy(() -> FaultPlan.parse(plan));
  }
}
