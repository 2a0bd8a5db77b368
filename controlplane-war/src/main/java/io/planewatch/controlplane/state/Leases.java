package io.planewatch.controlplane.state;

import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Lets one replica at a time do something: whoever asks first has it, and keeps it by asking again.
 * The replicas' clocks may differ by less than the term.
 */
public final class Leases {
  private static final Duration TERM = Duration.ofSeconds(20);

  private final String holder = UUID.randomUUID().toString();
  private final Database database;
  private final Clock clock;

  public Leases(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Whether this replica has the lease, now and for some seconds. */
  public boolean hold(String name) {
    return hold(name, TERM);
  }

  /**
   * Whether this replica has the lease, now and for that long.
   *
   * @param term longer than what the holder does until it asks again
   */
  public boolean hold(String name, Duration term) {
    Instant now = clock.instant();
    try {
      return database.inTransaction(
          entities -> {
            Lease lease = entities.find(Lease.class, name, LockModeType.PESSIMISTIC_WRITE);
            if (lease == null) {
              entities.persist(new Lease(name, holder, now.plus(term)));
              return true;
            }
            boolean mine = lease.isFor(holder, now);
            if (mine) {
              lease.prolong(holder, now.plus(term));
            }
            return mine;
          });
    } catch (PersistenceException takenAtTheSameTime) {
      return false;
    }
  }
}
