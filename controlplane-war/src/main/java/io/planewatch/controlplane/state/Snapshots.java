package io.planewatch.controlplane.state;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the snapshots as new as the database. */
public final class Snapshots {
  /**
   * How long the database may be unreadable before what is held in memory stops being an answer.
   */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Snapshot> snapshots;
  private final Clock clock;
  private final Map<Snapshot, Long> loaded = new ConcurrentHashMap<>();
  private volatile Instant lastRefresh = Instant.MIN;

  public Snapshots(List<Snapshot> snapshots, Clock clock) {
    this.snapshots = List.copyOf(snapshots);
    this.clock = clock;
  }

  /**
   * Loads what changed since the last call. One thread at a time: a slow load must not overwrite a
   * newer one.
   */
  public synchronized void refresh(EntityManager entities) {
    Instant asked = clock.instant();
    Map<Topic, Long> revisions = Revision.all(entities);
    for (Snapshot snapshot : snapshots) {
      Long revision = revisions.get(snapshot.topic());
      if (revision == null) {
        throw new IllegalStateException("table revision has no row for " + snapshot.topic());
      }
      if (!revision.equals(loaded.get(snapshot))) {
        snapshot.load(entities, revision);
        loaded.put(snapshot, revision);
      }
      snapshot.follow(entities);
    }
    lastRefresh = asked;
  }

  /**
   * Whether the snapshots may still be answered from: a revocation on another replica would have
   * been seen.
   */
  public boolean areCurrent() {
    return lastRefresh.isAfter(clock.instant().minus(PATIENCE));
  }
}
