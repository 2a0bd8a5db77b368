package io.planewatch.controlplane.access;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a token. Tokens contain 256 random bits, so neither a salt nor a slow hash is needed.
 * The lookup of a hash in a map reveals nothing about the token to an attacker who measures time.
 */
public record TokenHash(String hex) {
  public TokenHash {
    requireNonNull(hex, "hex is null");
  }

  public static TokenHash of(String token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return new TokenHash(
          HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8))));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
