package io.planewatch.controlplane.access;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.Base64;

/** A secret that proves who somebody is. Only its hash is ever kept. */
public record Token(String text) {
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  public Token {
    requireNonNull(text, "text is null");
  }

  /**
   * Makes a new one of 256 random bits.
   *
   * @param prefix says what kind of secret it is, so that secret scanners and people recognise it
   */
  public static Token random(String prefix) {
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return new Token(prefix + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public TokenHash hash() {
    return TokenHash.of(text);
  }

  @Override
  public String toString() {
    return "Token[redacted]";
  }
}
