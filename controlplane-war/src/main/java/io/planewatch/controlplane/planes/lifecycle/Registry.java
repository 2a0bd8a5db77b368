package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.Description;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneEvent;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Actions of administrators on existing data planes. Each change is made on the row version that
 * they saw.
 */
final class Registry {
  private static final Duration MAX_MAINTENANCE = Duration.ofDays(30);

  private final Database database;
  private final Clock clock;

  Registry(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes a plane of what a static job of Prometheus scrapes: series that carry this id as their
   * data_plane are from now on seen by whoever is granted it, not by the unrestricted alone.
   */
  void mapStaticTarget(PlaneId id, Description description, String actor) {
    Instant now = clock.instant();
    database.change(
        Topic.PLANES,
        entities -> {
          if (entities.find(Plane.class, id.text()) != null) {
            throw ProblemException.conflict("There is a plane '" + id + "' already.");
          }
          Plane plane = new Plane(id, now);
          plane.describe(description);
          plane.mapStaticTarget();
          entities.persist(plane);
          AuditEntry.write(entities, now, actor, "plane.map-static-target", "plane " + id, "");
          return plane;
        });
  }

  void describe(String id, long rowVersion, Description description, String actor) {
    change(
        id,
        rowVersion,
        actor,
        "plane.describe",
        "environment " + description.environment(),
        plane -> plane.describe(description));
  }

  void maintain(String id, long rowVersion, Duration duration, String actor) {
    if (duration.isNegative() || duration.isZero() || duration.compareTo(MAX_MAINTENANCE) > 0) {
      throw ProblemException.invalid("duration: is not between PT1S and " + MAX_MAINTENANCE);
    }
    Instant until = clock.instant().plus(duration);
    change(
        id,
        rowVersion,
        actor,
        "plane.maintain",
        "until " + until,
        plane -> plane.maintainUntil(until));
  }

  void endMaintenance(String id, long rowVersion, String actor) {
    change(id, rowVersion, actor, "plane.end-maintenance", "", plane -> plane.maintainUntil(null));
  }

  /** Ends a pause of its scraping before its time: somebody has mended what brought new series. */
  void resumeScraping(String id, long rowVersion, String actor) {
    change(
        id,
        rowVersion,
        actor,
        "plane.resume-scraping",
        "",
        plane -> {
          if (!plane.isScrapePaused()) {
            throw ProblemException.conflict("The scraping of plane '" + id + "' is not paused.");
          }
          plane.resumeScraping(clock.instant());
        });
  }

  /**
   * Ends the plane's tokens and its scraping at once; its id and its stored metrics stay its own.
   */
  void retire(String id, long rowVersion, String actor) {
    Instant now = clock.instant();
    database.change(
        Topic.PLANES,
        entities -> {
          Plane plane = inUse(entities.find(Plane.class, id), id);
          plane.requireRowVersion(rowVersion);
          plane.retire(now);
          plane.become(Lifecycle.RETIRED, now);
          entities.persist(PlaneEvent.became(id, Lifecycle.RETIRED, now));
          entities
              .createQuery("delete from JoinToken t where t.planeId = :plane")
              .setParameter("plane", id)
              .executeUpdate();
          AuditEntry.write(entities, now, actor, "plane.retire", "plane " + id, "");
          return now;
        });
  }

  /** Newest first. */
  List<PlaneEvent> history(String id, long before, int limit) {
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select e from PlaneEvent e where e.planeId = :plane and e.id < :before order by e.id desc",
                    PlaneEvent.class)
                .setParameter("plane", id)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList());
  }

  private void change(
      String id,
      long rowVersion,
      String actor,
      String action,
      String detail,
      Consumer<Plane> what) {
    database.change(
        Topic.PLANES,
        entities -> {
          Plane plane = inUse(entities.find(Plane.class, id), id);
          plane.requireRowVersion(rowVersion);
          what.accept(plane);
          AuditEntry.write(entities, clock.instant(), actor, action, "plane " + id, detail);
          return id;
        });
  }

  private static Plane inUse(Plane plane, String id) {
    if (plane == null) {
      throw ProblemException.notFound("There is no plane '" + id + "'.");
    }
    if (plane.isRetired()) {
      throw ProblemException.conflict("Plane '" + id + "' is retired.");
    }
    return plane;
  }
}
