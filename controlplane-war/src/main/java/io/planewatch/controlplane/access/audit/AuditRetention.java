package io.planewatch.controlplane.access.audit;

import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Removes entries of the audit log that are older than the retention, or too many. */
public final class AuditRetention {
  /** One transaction removes no more, so that nobody waits long for the table. */
  private static final int BATCH = 5_000;

  private final Database database;
  private final AuditConfig config;
  private final Clock clock;

  AuditRetention(Database database, AuditConfig config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  public void purge() {
    Instant end = clock.instant().minus(config.retention());
    while (database.inTransaction(entities -> removeExpired(entities, end)) == BATCH) {}
    while (database.inTransaction(this::removeSurplus) == BATCH) {}
  }

  private static int removeExpired(EntityManager entities, Instant end) {
    return remove(
        entities,
        entities
            .createQuery(
                "select e.id from AuditEntry e where e.at < :end order by e.id", Long.class)
            .setParameter("end", end.atOffset(ZoneOffset.UTC))
            .setMaxResults(BATCH)
            .getResultList());
  }

  private int removeSurplus(EntityManager entities) {
    List<Long> newestOfSurplus =
        entities
            .createQuery("select e.id from AuditEntry e order by e.id desc", Long.class)
            .setFirstResult(config.maxEntries())
            .setMaxResults(BATCH)
            .getResultList();
    return remove(entities, newestOfSurplus);
  }

  private static int remove(EntityManager entities, List<Long> ids) {
    return ids.isEmpty()
        ? 0
        : entities
            .createQuery("delete from AuditEntry e where e.id in :ids")
            .setParameter("ids", ids)
            .executeUpdate();
  }
}
