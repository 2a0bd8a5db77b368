package io.planewatch.controlplane.access.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.util.Optional;

/**
 * Connects the provider's answer to the browser that started the sign-in. The cookie of the browser
 * contains it, so that any replica can continue.
 */
record Handshake(State state, Nonce nonce, CodeVerifier verifier) {
  private static final String SEPARATOR = ".";

  static Handshake begin() {
    return new Handshake(new State(32), new Nonce(32), new CodeVerifier());
  }

  static Optional<Handshake> parse(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Handshake(new State(parts[0]), new Nonce(parts[1]), new CodeVerifier(parts[2])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** All three are of letters, digits, - and _. */
  String text() {
    return String.join(SEPARATOR, state.getValue(), nonce.getValue(), verifier.getValue());
  }
}
