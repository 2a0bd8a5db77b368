package io.planewatch.controlplane.access.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeSignatureTest {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final SettableClock clock = new SettableClock();
  private final HandshakeSignature signature = signature("secret");

  private HandshakeSignature signature(String secret) {
    return new HandshakeSignature(() -> secret.getBytes(UTF_8), LIFE, clock);
  }

  @Test
  void anyReplicaEndsWhatAnotherBegan() {
    Handshake begun = Handshake.begin();

    assertThat(signature("secret").verify(signature.sign(begun))).contains(begun);
  }

  @Test
  void whatWasNotSignedHereIsRefused() {
    String signed = signature.sign(Handshake.begin());

    assertThat(signature("another").verify(signed)).isEmpty();
    assertThat(signature.verify(signed.replaceFirst("^[0-9]+", "9999999999"))).isEmpty();
    assertThat(signature.verify(Handshake.begin().text())).isEmpty();
  }

  @Test
  void itEndsByItsTime() {
    String signed = signature.sign(Handshake.begin());

    clock.advance(LIFE);

    assertThat(signature.verify(signed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "x", "a.b.c.d.e", ".a.b.c.d"})
  void anyTextMayStandInTheCookie(String text) {
    assertThat(signature.verify(text)).isEmpty();
  }
}
