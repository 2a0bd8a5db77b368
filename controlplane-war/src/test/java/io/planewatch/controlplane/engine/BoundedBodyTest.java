package io.planewatch.controlplane.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BoundedBodyTest {
  private static BoundedBody of(int bytes) {
    return new BoundedBody(new ByteArrayInputStream(new byte[bytes]), Duration.ofSeconds(30), 100);
  }

  @Test
  void readsWhatIsWithinTheBound() throws IOException {
    assertThat(of(100).readAllBytes()).hasSize(100);
  }

  @Test
  void failsBeyondTheBound() {
    assertThatThrownBy(() -> of(101).readAllBytes())
        .hasMessage("the answer is larger than 100 bytes");
  }
}
