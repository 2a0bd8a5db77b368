package io.planewatch.controlplane.access.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {
  @Test
  void itIsTheOneThatTheNearestProxySaw() {
    assertThat(ClientAddress.last(List.of("203.0.113.9"))).contains("203.0.113.9");
    assertThat(ClientAddress.last(List.of("10.0.0.1, 203.0.113.9"))).contains("203.0.113.9");
    assertThat(ClientAddress.last(List.of("10.0.0.1", "203.0.113.9"))).contains("203.0.113.9");
  }

  @Test
  void withoutTheHeaderItIsTheConnections() {
    assertThat(ClientAddress.last(List.of())).isEmpty();
    assertThat(ClientAddress.last(List.of(" "))).isEmpty();
  }
}
