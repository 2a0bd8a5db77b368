package io.planewatch.controlplane.bodies;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.RequestAddress;
import io.planewatch.controlplane.access.sessions.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Requests that share places for bodies and answers: those of one account, of one API token with
 * everything created with it, or of one network source.
 */
final class BodySender {
  private BodySender() {}

  /** An account or a token makes as many tokens as it likes, and gets no more places by them. */
  static Object of(Object identity) {
    if (identity instanceof JoiningPlane plane) {
      return "plane " + plane.planeId();
    }
    return identity instanceof Caller caller ? CallerOrigin.of(caller) : identity;
  }

  /** Behind a proxy, the address that the proxy names; authentication has read it. */
  static Object ofAddress(HttpServletRequest request) {
    return ofAddress(RequestAddress.current().orElseGet(request::getRemoteAddr));
  }

  /** One subscriber has a whole /64 of IPv6. */
  static Object ofAddress(String address) {
    return ClientAddress.source(address);
  }
}
