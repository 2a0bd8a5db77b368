package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.TokenHash;
import java.time.Instant;
import java.util.Optional;

/**
 * A session in memory.
 *
 * @param id names the session in the API; made of the token's hash, and doesn't tell it
 * @param clientAddress from where the browser signed in; empty for sessions of a former version
 */
record OpenSession(
    String id,
    TokenHash hash,
    Caller caller,
    Optional<SignedInBy> signedInBy,
    Optional<String> clientAddress,
    Instant createdAt,
    Instant expiresAt) {
  private static final int ID_DIGITS = 32;

  static OpenSession of(Session session) {
    return new OpenSession(
        id(session.hash()),
        session.hash(),
        session.caller(),
        session.signedInBy(),
        session.clientAddress(),
        session.createdAt(),
        session.expiresAt());
  }

  static String id(TokenHash hash) {
    return TokenHash.of(hash.hex()).hex().substring(0, ID_DIGITS);
  }

  /** Not a guest's, who acts in the name of the account that made the sign-in link. */
  boolean isOfAccountItself() {
    return caller.account().isPresent()
        && signedInBy.filter(way -> way != SignedInBy.LINK).isPresent();
  }

  boolean isOf(Caller person) {
    return person.account().isPresent() && person.account().equals(caller.account());
  }
}
