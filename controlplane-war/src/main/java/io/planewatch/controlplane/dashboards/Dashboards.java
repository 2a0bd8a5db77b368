package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Saves, lists and deletes dashboards. */
final class Dashboards {
  /** What a dashboard that is not there yet is saved on. */
  static final long NONE = 0;

  private static final int MOST_VERSIONS = 50;

  private final Database database;
  private final Clock clock;

  Dashboards(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The newest version of each, by title. */
  List<DashboardVersion> list() {
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select d from DashboardVersion d where d.version = (select max(e.version) from"
                        + " DashboardVersion e where e.name = d.name) order by d.title, d.name",
                    DashboardVersion.class)
                .getResultList());
  }

  /** Every version that is kept, newest first; empty for a name that nobody gave. */
  List<DashboardVersion> versions(String name) {
    return database.inTransaction(entities -> versions(entities, name));
  }

  Optional<DashboardVersion> find(String name, long version) {
    return Optional.ofNullable(
        database.inTransaction(
            entities ->
                entities.find(DashboardVersion.class, new DashboardVersionId(name, version))));
  }

  Optional<DashboardVersion> newest(String name) {
    return versions(name).stream().findFirst();
  }

  /**
   * Saves a new version.
   *
   * @param on the version that the change was made on; {@link #NONE} for a new dashboard
   * @throws ProblemException when somebody has saved another version since
   */
  long save(DashboardDocument document, long on, String author) {
    Instant now = clock.instant();
    try {
      return database.inTransaction(
          entities -> {
            requireNewest(entities, document.name(), on);
            entities.persist(new DashboardVersion(document, on + 1, author, now));
            entities
                .createQuery(
                    "delete from DashboardVersion d where d.name = :name and d.version <= :old")
                .setParameter("name", document.name())
                .setParameter("old", on + 1 - MOST_VERSIONS)
                .executeUpdate();
            AuditEntry.write(
                entities,
                now,
                author,
                "dashboard.save",
                "dashboard " + document.name(),
                "version " + (on + 1));
            return on + 1;
          });
    } catch (PersistenceException e) {
      // The key of name and version let one of two through that saved at the same moment.
      throw stale(document.name());
    }
  }

  /** Removes it with all its versions. */
  void delete(String name, long on, String author) {
    database.inTransaction(
        entities -> {
          requireNewest(entities, name, on);
          entities
              .createQuery("delete from DashboardVersion d where d.name = :name")
              .setParameter("name", name)
              .executeUpdate();
          AuditEntry.write(
              entities, clock.instant(), author, "dashboard.delete", "dashboard " + name, "");
          return name;
        });
  }

  private static void requireNewest(EntityManager entities, String name, long on) {
    long newest =
        versions(entities, name).stream().findFirst().map(DashboardVersion::version).orElse(NONE);
    if (newest != on) {
      throw stale(name);
    }
  }

  private static List<DashboardVersion> versions(EntityManager entities, String name) {
    return entities
        .createQuery(
            "select d from DashboardVersion d where d.name = :name order by d.version desc",
            DashboardVersion.class)
        .setParameter("name", name)
        .getResultList();
  }

  private static ProblemException stale(String name) {
    return ProblemException.stale(
        "Somebody else has saved the dashboard '"
            + name
            + "' since. Read it again, or save under another name.");
  }
}
