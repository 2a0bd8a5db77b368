package io.planewatch.controlplane.alerts.receivers.document;

/** The type of a key in Alertmanager's configuration. */
enum Holds {
  /** A value that no answer may show. */
  SECRET,
  /** The same, and Alertmanager connects to it. */
  SECRET_ADDRESS,
  /** A URL, or a host with a port, to which Alertmanager connects. */
  ADDRESS,
  /** A path that Alertmanager reads. */
  FILE,
  /** Any other scalar, or a list of them. */
  TEXT,
  /** Anything: Alertmanager hands it on as it is. */
  ANY;

  boolean isAddress() {
    return this == ADDRESS || this == SECRET_ADDRESS;
  }
}
