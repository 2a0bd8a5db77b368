package io.planewatch.controlplane.state;

import jakarta.persistence.EntityManager;

/** Rows held in memory for a hot path, replaced as a whole when their topic's revision changes. */
public interface Snapshot {
  Topic topic();

  /** Reads everything anew. The rows may already be newer than {@code revision}, never older. */
  void load(EntityManager entities, long revision);

  /**
   * Reads what was added since the last call, at each refresh; for rows that are too many to be
   * read anew at each change.
   */
  default void follow(EntityManager entities) {}
}
