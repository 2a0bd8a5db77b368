package io.planewatch.controlplane.access;

/** Who sent an authenticated request. */
public sealed interface Identity permits Caller, DiscoveryClient, EmbeddedPage, JoiningPlane {
  /** For logs and the audit log; never holds a secret. */
  String name();
}
