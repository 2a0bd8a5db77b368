package io.planewatch.controlplane.state;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the snapshots as new as the database. */
public final class Snapshots {
  /** Default of {@code planewatch.state.stale-for}. */
  static final Duration STALE_FOR = Duration.ofMinutes(5);

  /** Maximum age of snapshots that count as current. */
  static final Duration CURRENT_FOR = Duration.ofSeconds(30);

  private final List<Snapshot> snapshots;
  private final Duration staleFor;
  private final Clock clock;
  private final Map<Snapshot, Long> loaded = new ConcurrentHashMap<>();
  private volatile Instant lastRefresh = Instant.MIN;

  public Snapshots(List<Snapshot> snapshots, Clock clock) {
    this(snapshots, STALE_FOR, clock);
  }

  /**
   * @param staleFor maximum age of snapshots by which callers are identified
   */
  public Snapshots(List<Snapshot> snapshots, Duration staleFor, Clock clock) {
    this.snapshots = List.copyOf(snapshots);
    this.staleFor = staleFor;
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
   * Whether the snapshots are at most half a minute old. Discovery gives its targets only then: in
   * doubt Prometheus keeps the targets that it has.
   */
  public boolean areCurrent() {
    return isYoungerThan(CURRENT_FOR);
  }

  /**
   * Whether callers may be identified by the snapshots, which may be old while the database does
   * not answer (docs/adr/0007-authentication-without-the-database.md).
   */
  public boolean mayIdentify() {
    return isYoungerThan(staleFor);
  }

  /** Time since the database was last read; empty before the first time. */
  public Optional<Duration> age() {
    Instant last = lastRefresh;
    return last.equals(Instant.MIN)
        ? Optional.empty()
        : Optional.of(Duration.between(last, clock.instant()));
  }

  private boolean isYoungerThan(Duration most) {
    return lastRefresh.isAfter(clock.instant().minus(most));
  }
}
