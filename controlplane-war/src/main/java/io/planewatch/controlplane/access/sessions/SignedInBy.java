package io.planewatch.controlplane.access.sessions;

/** How a browser signed in. */
public enum SignedInBy {
  PASSWORD,
  LINK,
  PROVIDER
}
