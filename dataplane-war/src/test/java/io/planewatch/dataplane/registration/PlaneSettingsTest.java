package io.planewatch.dataplane.registration;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlaneSettingsTest {
  private static final Optional<URI> CONTROL_PLANE = Optional.of(URI.create("http://localhost"));
  private static final Optional<Path> TOKEN = Optional.of(Path.of("token"));

  @Test
  void registeringNeedsAToken() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("prod", MetricsPath.COLLECTOR, CONTROL_PLANE, Optional.empty()))
        .withMessageContaining("join-token-file");
  }

  @Test
  void theDirectPathNeedsAnAddress() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings("prod", MetricsPath.DIRECT, CONTROL_PLANE, TOKEN))
        .withMessageContaining("planewatch.plane.direct");
  }

  @Test
  void aPlaneHasAnId() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(" ", MetricsPath.COLLECTOR, CONTROL_PLANE, TOKEN))
        .withMessageContaining("planewatch.plane.id");
  }

  @Test
  void anUnknownPathIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MetricsPath.parse("both"))
        .withMessageContaining("'both'");
  }

  private static PlaneSettings settings(
      String id, MetricsPath path, Optional<URI> controlPlane, Optional<Path> token) {
    return new PlaneSettings(
        id, "1.0.0", path, controlPlane, token, Optional.empty(), Optional.empty());
  }
}
