package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Exchanges the times of heartbeats with the database, in one transaction for all planes. */
public final class HeartbeatLog {
  private final Database database;
  private final Heartbeats heartbeats;

  public HeartbeatLog(Database database, Heartbeats heartbeats) {
    this.database = database;
    this.heartbeats = heartbeats;
  }

  /**
   * How often to {@link #exchange}. A replica learns of another's heartbeats after the other's turn
   * and its own: a plane that reports in time must not be late to it meanwhile.
   */
  public static Duration interval(Duration heartbeatInterval) {
    return heartbeatInterval.dividedBy(5);
  }

  public void exchange() {
    Map<String, Instant> unwritten = heartbeats.takeUnwritten();
    try {
      List<Object[]> stored =
          database.inTransaction(
              entities -> {
                write(entities, unwritten);
                return entities
                    .createQuery(
                        "select p.id, p.lastSeen from Plane p where p.lastSeen is not null",
                        Object[].class)
                    .getResultList();
              });
      stored.forEach(
          row -> heartbeats.recall((String) row[0], ((OffsetDateTime) row[1]).toInstant()));
    } catch (RuntimeException e) {
      heartbeats.giveBack(unwritten);
      throw e;
    }
  }

  private static void write(EntityManager entities, Map<String, Instant> unwritten) {
    Query update =
        entities.createQuery(
            "update Plane p set p.lastSeen = :seen where p.id = :id and (p.lastSeen is null or p.lastSeen < :seen)");
    unwritten.forEach(
        (plane, lastSeen) ->
            update
                .setParameter("seen", lastSeen.atOffset(ZoneOffset.UTC))
                .setParameter("id", plane)
                .executeUpdate());
  }
}
