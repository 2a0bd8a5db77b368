package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Deletes events of planes that are too old, and of each plane those beyond the newest so many. The
 * newest version of each plane stays, because it is the one that runs.
 */
public final class EventRetention {
  /** A plane that gets into another state every few seconds keeps less of its past, and no more. */
  static final int MAX_EVENTS_OF_A_PLANE = 2_000;

  private static final String NOT_THE_NEWEST_VERSION =
      " and e.id not in (select max(v.id) from PlaneEvent v where v.version is not null"
          + " group by v.planeId)";

  private final Database database;
  private final Duration retention;
  private final Clock clock;

  EventRetention(Database database, Duration retention, Clock clock) {
    this.database = database;
    this.retention = retention;
    this.clock = clock;
  }

  public void purge() {
    Instant oldest = clock.instant().minus(retention);
    database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "delete from PlaneEvent e where e.at < :oldest" + NOT_THE_NEWEST_VERSION)
                .setParameter("oldest", oldest.atOffset(ZoneOffset.UTC))
                .executeUpdate());
    List<String> beyond =
        database.inTransaction(
            entities ->
                entities
                    .createQuery(
                        "select e.planeId from PlaneEvent e group by e.planeId having count(e) > :most",
                        String.class)
                    .setParameter("most", (long) MAX_EVENTS_OF_A_PLANE)
                    .getResultList());
    for (String plane : beyond) {
      database.inTransaction(entities -> shorten(entities, plane));
    }
  }

  private static int shorten(EntityManager entities, String plane) {
    return entities
        .createQuery(
            "select e.id from PlaneEvent e where e.planeId = :plane order by e.id desc", Long.class)
        .setParameter("plane", plane)
        .setFirstResult(MAX_EVENTS_OF_A_PLANE)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(
            last ->
                entities
                    .createQuery(
                        "delete from PlaneEvent e where e.planeId = :plane and e.id <= :last"
                            + NOT_THE_NEWEST_VERSION)
                    .setParameter("plane", plane)
                    .setParameter("last", last)
                    .executeUpdate())
        .orElse(0);
  }
}
