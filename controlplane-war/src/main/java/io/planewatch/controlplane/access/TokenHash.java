package io.planewatch.controlplane.access;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a token. Tokens hold 256 random bits, so no salt and no slow hash is needed, and
 * looking a hash up in a map tells an attacker who measures time nothing about the token.
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
