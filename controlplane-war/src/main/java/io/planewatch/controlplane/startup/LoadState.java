package io.planewatch.controlplane.startup;

/**
 * Fired when every setting is valid, before the first request. What a feature needs from the
 * database or from files to answer the first request right is loaded by an observer; an exception
 * stops the start.
 */
public record LoadState() {
  /** {@code @Priority} of the observer that opens the database and loads the snapshots. */
  public static final int DATABASE = 100;

  /** {@code @Priority} of observers that read from the database. */
  public static final int FEATURES = 200;
}
