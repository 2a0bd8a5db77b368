package io.planewatch.telemetry;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelemetrySettingsTest {
  @Test
  void theDirectPathNeedsAnEndpoint() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TelemetrySettings(true, Optional.empty(), Optional.empty()))
        .withMessageContaining("planewatch.telemetry.endpoint");
  }

  @Test
  void anEndpointIsOnePath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TelemetrySettings(false, Optional.of("metrics"), Optional.empty()))
        .withMessageContaining("'metrics'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TelemetrySettings(false, Optional.of("/*"), Optional.empty()));
  }
}
