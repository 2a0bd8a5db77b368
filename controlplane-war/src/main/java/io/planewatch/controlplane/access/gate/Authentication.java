package io.planewatch.controlplane.access.gate;

import io.planewatch.controlplane.access.Identity;

/** The result of the check of a request's credentials. */
sealed interface Authentication {
  /**
   * The credentials are known.
   *
   * @param byCookie the browser sent the credentials by itself, so the request has to prove that a
   *     page of ours made it
   */
  record Identified(Identity identity, boolean byCookie) implements Authentication {}

  /**
   * No credentials, or no valid ones. The caller can't distinguish unknown, expired and revoked
   * credentials.
   */
  record Unknown() implements Authentication {}

  /** The control plane can't tell at the moment, so it lets nobody in. */
  record Undecidable() implements Authentication {}
}
