package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Identity;

/**
 * Whose requests count together. Names don't tell: a token may be called as an account is, and two
 * issuers may call theirs alike.
 *
 * @param kind what the id is one of
 */
record Allowance(String kind, String id) {
  /** All sessions of an account are one, so that signing in again gives no more. */
  static Allowance of(Presented presented, Identity identity) {
    if (presented instanceof Presented.InHeader header) {
      return new Allowance("token", header.hash().hex());
    }
    if (presented instanceof Presented.InCookie cookie && identity instanceof Caller caller) {
      return caller
          .account()
          .map(account -> new Allowance("account", account))
          .orElseGet(() -> new Allowance("session", cookie.hash().hex()));
    }
    throw new IllegalArgumentException("without credentials nobody is a caller");
  }
}
