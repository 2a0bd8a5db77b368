package io.planewatch.controlplane.state;

/** The subject of a snapshot; each has a row in table {@code revision}. */
public enum Topic {
  PLANES,
  ACCESS
}
