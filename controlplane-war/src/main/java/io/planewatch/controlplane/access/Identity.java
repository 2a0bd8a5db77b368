package io.planewatch.controlplane.access;

/** The sender of an authenticated request. */
public sealed interface Identity permits Caller, DiscoveryClient, EmbeddedPage, JoiningPlane {
  /** For logs and the audit log; never holds a secret. */
  String name();
}
