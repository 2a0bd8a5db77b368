package io.planewatch.controlplane.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.access.Audience;
import io.planewatch.controlplane.access.DeclaredEndpoints;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DestinationTest {
  @Test
  void listsExactlyTheMethodsThatAreDeclaredForAnyone() {
    // given
    Set<String> declared = new TreeSet<>();
    DeclaredEndpoints.read()
        .forEach(
            (endpoint, audiences) -> {
              if (audiences.contains(Audience.ANYONE)) {
                declared.add(endpoint);
                if (endpoint.startsWith("GET ")) {
                  declared.add("HEAD" + endpoint.substring(3));
                }
              }
            });

    // then
    assertThat(Destination.PUBLIC_METHODS).isEqualTo(declared);
  }
}
