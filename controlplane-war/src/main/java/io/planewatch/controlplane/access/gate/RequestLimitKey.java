package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.access.Identity;
import java.util.Optional;

/**
 * The requests with one key share one rate limit. A token and an account may share a name, so the
 * name alone does not identify the caller.
 *
 * @param kind what the id is one of
 */
record RequestLimitKey(String kind, String id) {
  /**
   * All sessions and API tokens of an account are one, and so is all that was made with one API
   * token: signing in again and further tokens give no more.
   */
  static RequestLimitKey of(Presented presented, Identity identity) {
    Optional<String> origin =
        identity instanceof Caller caller ? CallerOrigin.accountOrToken(caller) : Optional.empty();
    if (origin.isPresent()) {
      return new RequestLimitKey("origin", origin.get());
    }
    if (presented instanceof Presented.InHeader header) {
      return new RequestLimitKey("token", header.hash().hex());
    }
    if (presented instanceof Presented.InCookie cookie) {
      return new RequestLimitKey("session", cookie.hash().hex());
    }
    throw new IllegalArgumentException("without credentials nobody is a caller");
  }
}
