package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.access.Identity;
import java.util.Optional;

/**
 * Whose requests count together. Names don't tell: a token may be called as an account is, and two
 * issuers may call theirs alike.
 *
 * @param kind what the id is one of
 */
record Allowance(String kind, String id) {
  /**
   * All sessions and API tokens of an account are one, and so is all that was made with one API
   * token: signing in again and further tokens give no more.
   */
  static Allowance of(Presented presented, Identity identity) {
    Optional<String> origin =
        identity instanceof Caller caller ? CallerOrigin.accountOrToken(caller) : Optional.empty();
    if (origin.isPresent()) {
      return new Allowance("origin", origin.get());
    }
    if (presented instanceof Presented.InHeader header) {
      return new Allowance("token", header.hash().hex());
    }
    if (presented instanceof Presented.InCookie cookie) {
      return new Allowance("session", cookie.hash().hex());
    }
    throw new IllegalArgumentException("without credentials nobody is a caller");
  }
}
