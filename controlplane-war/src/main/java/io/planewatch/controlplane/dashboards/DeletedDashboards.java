package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The bin: deleted dashboards, until their retention ends. */
final class DeletedDashboards {
  private static final int MOST = 500;

  /** How many dashboards are removed at once when their retention ends. */
  private static final int BATCH = 100;

  private static final String ACTOR = "planewatch";

  private final Database database;
  private final DashboardChanges changes;
  private final PlaneDirectory directory;
  private final Duration retention;
  private final Clock clock;

  DeletedDashboards(
      Database database,
      DashboardChanges changes,
      PlaneDirectory directory,
      Duration retention,
      Clock clock) {
    this.database = database;
    this.changes = changes;
    this.directory = directory;
    this.retention = retention;
    this.clock = clock;
  }

  /** Those that the caller may restore, the last deleted first. */
  List<DashboardSummary> list(Caller caller) {
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select "
                        + DashboardSummary.COLUMNS
                        + " from Dashboard d, DashboardVersion v where "
                        + DashboardSummary.NEWEST
                        + " and d.deletedAt is not null order by d.deletedAt desc, d.id",
                    Object[].class)
                .getResultList()
                .stream()
                .map(DashboardSummary::of)
                .filter(found -> found.dashboard().access().isWithin(caller, directory))
                .limit(MOST)
                .toList());
  }

  Instant removedAt(Dashboard dashboard) {
    return dashboard.deletedAt().orElseThrow().plus(retention);
  }

  void restore(String id, Caller actor) {
    changes.change(
        actor,
        entities -> {
          Dashboard dashboard = require(entities, id, actor);
          dashboard.takeFromBin();
          if (!isNameTaken(entities, dashboard)) {
            dashboard.claimName();
          }
          changes.audit(entities, actor, "dashboard.restore", dashboard, "");
          return dashboard;
        });
  }

  /** Removes it with all its versions, for good. */
  void purge(String id, long on, Caller actor) {
    changes.change(
        actor,
        entities -> {
          Dashboard dashboard = require(entities, id, actor);
          DashboardChanges.requireNewest(entities, dashboard, on);
          remove(entities, List.of(dashboard));
          changes.audit(entities, actor, "dashboard.purge", dashboard, "");
          return dashboard;
        });
  }

  /** Removes those whose retention has ended; called periodically. */
  void purgeExpired() {
    int removed;
    do {
      removed = database.inTransaction(this::purgeSome);
    } while (removed == BATCH);
  }

  private int purgeSome(EntityManager entities) {
    Instant now = clock.instant();
    List<Dashboard> expired =
        entities
            .createQuery(
                "select d from Dashboard d where d.deletedAt < :before order by d.id",
                Dashboard.class)
            .setParameter("before", now.minus(retention).atOffset(ZoneOffset.UTC))
            .setMaxResults(BATCH)
            .getResultList();
    remove(entities, expired);
    for (Dashboard dashboard : expired) {
      AuditEntry.write(
          entities,
          now,
          ACTOR,
          "dashboard.purge",
          "dashboard " + dashboard.name() + " (" + dashboard.id() + ")",
          "in the bin for " + retention);
    }
    return expired.size();
  }

  private Dashboard require(EntityManager entities, String id, Caller actor) {
    Dashboard found = entities.find(Dashboard.class, id);
    if (found == null || !found.isInBin() || !found.access().isWithin(actor, directory)) {
      throw ProblemException.notFound(
          "There is no deleted dashboard '" + id + "' that you may restore.");
    }
    return found;
  }

  private static boolean isNameTaken(EntityManager entities, Dashboard dashboard) {
    return entities
            .createQuery(
                "select count(d) from Dashboard d where d.ownerKey = :owner and d.name = :name and"
                    + " d.deletedAt is null and d.id <> :id",
                Long.class)
            .setParameter("owner", dashboard.ownerKey())
            .setParameter("name", dashboard.name())
            .setParameter("id", dashboard.id())
            .getSingleResult()
        > 0;
  }

  private static void remove(EntityManager entities, List<Dashboard> dashboards) {
    for (Dashboard dashboard : dashboards) {
      entities
          .createQuery("delete from DashboardVersion v where v.name = :id")
          .setParameter("id", dashboard.id())
          .executeUpdate();
      entities.remove(dashboard);
    }
  }
}
