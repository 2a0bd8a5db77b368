package io.planewatch.controlplane.access.audit;

import io.planewatch.controlplane.access.RequestAddress;
import io.planewatch.controlplane.state.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Events that anybody on the network may cause, such as failed sign-ins. They are counted in memory
 * and written by a periodic job, so that nobody makes the database write at each request. At most
 * {@value #MAX_TALLIES} entries a minute are written; further events share one entry.
 */
public final class FrequentEvents {
  private static final int MAX_TALLIES = 200;

  private final Database database;
  private final Clock clock;
  private final Map<Tally, Long> counted = new HashMap<>();
  private final Set<Tally> ofThisMinute = new HashSet<>();
  private Instant minute = Instant.EPOCH;

  FrequentEvents(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Counts one event; the address is that of the request which this thread answers. */
  public synchronized void count(String actor, String action, String subject, String detail) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    if (!now.equals(minute)) {
      ofThisMinute.clear();
      minute = now;
    }
    Tally tally = new Tally(now, actor, action, subject, detail, RequestAddress.current());
    if (ofThisMinute.size() >= MAX_TALLIES && !ofThisMinute.contains(tally)) {
      tally = new Tally(now, "several", action, "several", "", Optional.empty());
    }
    ofThisMinute.add(tally);
    counted.merge(tally, 1L, Long::sum);
  }

  /** Writes what was counted since the last call. What can't be written is kept for the next. */
  public void write() {
    Map<Tally, Long> taken = take();
    if (taken.isEmpty()) {
      return;
    }
    boolean written = false;
    try {
      database.inTransaction(
          entities -> {
            taken.forEach((tally, times) -> AuditEntry.count(entities, tally, times));
            return taken;
          });
      written = true;
    } finally {
      if (!written) {
        putBack(taken);
      }
    }
  }

  private synchronized Map<Tally, Long> take() {
    Map<Tally, Long> taken = Map.copyOf(counted);
    counted.clear();
    return taken;
  }

  /** While the database is away the entries of at most some minutes are kept. */
  private synchronized void putBack(Map<Tally, Long> taken) {
    taken.forEach(
        (tally, times) -> {
          if (counted.size() < MAX_TALLIES * 5 || counted.containsKey(tally)) {
            counted.merge(tally, times, Long::sum);
          }
        });
  }
}
