package io.planewatch.controlplane.bodies;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerOrigin;
import io.planewatch.controlplane.access.JoiningPlane;
import io.planewatch.controlplane.access.sessions.ClientAddress;

/**
 * Who shares places for request bodies: all that act for one account, all that was made with one
 * API token, and all requests of one network source.
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

  /** One subscriber has a whole /64 of IPv6. */
  static Object ofAddress(String address) {
    return ClientAddress.source(address);
  }
}
