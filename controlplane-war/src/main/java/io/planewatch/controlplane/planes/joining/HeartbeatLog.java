package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
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

  /**
   * A heartbeat must not count as somebody's concurrent change, so it is not written through the
   * entity, and the row version is named: EclipseLink counts it up in every update that does not.
   */
  private static void write(EntityManager entities, Map<String, Instant> unwritten) {
    Query update =
        entities.createQuery(
            "update Plane p set p.lastSeen = :seen, p.rowVersion = p.rowVersion where p.id = :id and (p.lastSeen is null or p.lastSeen < :seen)");
    unwritten.forEach(
        (plane, lastSeen) ->
            update
                .setParameter("seen", lastSeen.atOffset(ZoneOffset.UTC))
                .setParameter("id", plane)
                .executeUpdate());
  }
}
