package io.planewatch.controlplane.access.engines;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.planewatch.controlplane.access.Token;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user as the engines know it, with its password. */
record EngineUser(String name, String password) {
  /**
   * The engines hash at each new connection; the password holds 256 random bits, which no slow hash
   * makes safer.
   */
  private static final int COST = 4;

  private static final int NAME_CHARACTERS = 8;

  static EngineUser random() {
    String suffix = Token.random("u").hash().hex().substring(0, NAME_CHARACTERS);
    return new EngineUser("planewatch-" + suffix, Token.random("pwe").text());
  }

  static EngineUser ofSidecar() {
    return new EngineUser("planewatch-sidecar", Token.random("pwe").text());
  }

  String authorization() {
    String pair = name + ":" + password;
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /** Its entry below basic_auth_users of {@code --web.config.file}. */
  String entry() {
    String hash = BCrypt.withDefaults().hashToString(COST, password.toCharArray());
    return "  " + name + ": " + hash;
  }

  @Override
  public String toString() {
    return "EngineUser[" + name + "]";
  }
}
