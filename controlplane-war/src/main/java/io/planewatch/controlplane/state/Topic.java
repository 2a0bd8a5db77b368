package io.planewatch.controlplane.state;

/** What a snapshot is about; each has a row in table {@code revision}. */
public enum Topic {
  PLANES,
  ACCESS
}
