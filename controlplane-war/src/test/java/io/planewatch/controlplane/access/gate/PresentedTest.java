package io.planewatch.controlplane.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.access.TokenHash;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PresentedTest {
  @ParameterizedTest
  @ValueSource(strings = {"Bearer secret", "bearer secret", "BEARER   secret "})
  void readsABearerToken(String header) {
    assertThat(Presented.inHeader(header))
        .isEqualTo(new Presented.InHeader(TokenHash.of("secret")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"any:secret", ":secret", "prometheus:secret"})
  void readsATokenAsTheBasicPasswordOfAnyUser(String pair) {
    // given
    String header =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(Presented.inHeader(header))
        .isEqualTo(new Presented.InHeader(TokenHash.of("secret")));
  }

  @Test
  void keepsColonsInABasicPassword() {
    // given
    String header =
        "Basic " + Base64.getEncoder().encodeToString("u:a:b".getBytes(StandardCharsets.UTF_8));

    // then
    assertThat(Presented.inHeader(header)).isEqualTo(new Presented.InHeader(TokenHash.of("a:b")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Digest x", "Basic %%%", "Basic dXNlcg==", "secret"})
  void doesNotGuessAtWhatItCantRead(String header) {
    assertThat(Presented.inHeader(header)).isEqualTo(new Presented.Unreadable());
  }
}
