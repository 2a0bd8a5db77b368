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
 * {@value #MAX_EVENTS} entries a minute are written; further events share one entry.
 */
public final class FrequentEvents {
  private static final int MAX_EVENTS = 200;

  private final Database database;
  private final Clock clock;
  private final Map<CountedEvent, Long> counted = new HashMap<>();
  private final Set<CountedEvent> ofThisMinute = new HashSet<>();
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
    CountedEvent event =
        new CountedEvent(now, actor, action, subject, detail, RequestAddress.current());
    if (ofThisMinute.size() >= MAX_EVENTS && !ofThisMinute.contains(event)) {
      event = new CountedEvent(now, "several", action, "several", "", Optional.empty());
    }
    ofThisMinute.add(event);
    counted.merge(event, 1L, Long::sum);
  }

  /** Writes what was counted since the last call. What can't be written is kept for the next. */
  public void write() {
    Map<CountedEvent, Long> taken = take();
    if (taken.isEmpty()) {
      return;
    }
    boolean written = false;
    try {
      database.inTransaction(
          entities -> {
            taken.forEach((event, times) -> AuditEntry.count(entities, event, times));
            return taken;
          });
      written = true;
    } finally {
      if (!written) {
        putBack(taken);
      }
    }
  }

  private synchronized Map<CountedEvent, Long> take() {
    Map<CountedEvent, Long> taken = Map.copyOf(counted);
    counted.clear();
    return taken;
  }

  /** While the database is away the entries of at most some minutes are kept. */
  private synchronized void putBack(Map<CountedEvent, Long> taken) {
    taken.forEach(
        (event, times) -> {
          if (counted.size() < MAX_EVENTS * 5 || counted.containsKey(event)) {
            counted.merge(event, times, Long::sum);
          }
        });
  }
}
