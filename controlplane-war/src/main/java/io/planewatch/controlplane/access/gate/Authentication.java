package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.Identity;

/** What came of checking a request's credentials. */
sealed interface Authentication {
  /**
   * The credentials are known.
   *
   * @param byCookie the browser sent the credentials by itself, so the request has to prove that a
   *     page of ours made it
   */
  record Identified(Identity identity, boolean byCookie) implements Authentication {}

  /**
   * Nothing shown, or nothing valid: unknown, expired and revoked credentials are alike to whoever
   * asks.
   */
  record Unknown() implements Authentication {}

  /** The control plane can't tell at the moment, so it lets nobody in. */
  record Undecidable() implements Authentication {}
}
