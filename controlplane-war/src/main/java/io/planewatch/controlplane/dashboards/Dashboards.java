package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The dashboards that a caller may see. */
final class Dashboards {
  private static final int ROWS_AT_ONCE = 200;

  /** A dashboard with the document of one of its versions. */
  record Opened(Dashboard dashboard, DashboardVersion version) {}

  /**
   * @param next where the next page begins; empty at the end
   */
  record Page(List<DashboardSummary> dashboards, Optional<DashboardCursor> next) {}

  private final Database database;
  private final PlaneDirectory directory;

  Dashboards(Database database, PlaneDirectory directory) {
    this.database = database;
    this.directory = directory;
  }

  /** By title. Reads a bounded number of rows at a time, and no document. */
  Page list(Caller caller, DashboardCursor after, int limit) {
    return database.inTransaction(
        entities -> {
          List<DashboardSummary> seen = new ArrayList<>();
          DashboardCursor from = after;
          while (true) {
            List<DashboardSummary> rows = rowsAfter(entities, from);
            for (DashboardSummary row : rows) {
              if (row.dashboard().access().isSeenBy(caller, directory)) {
                if (seen.size() == limit) {
                  return new Page(seen, Optional.of(DashboardCursor.at(seen.get(limit - 1))));
                }
                seen.add(row);
              }
            }
            if (rows.size() < ROWS_AT_ONCE) {
              return new Page(seen, Optional.empty());
            }
            from = DashboardCursor.at(rows.get(rows.size() - 1));
          }
        });
  }

  /**
   * @param key id or name
   * @param version empty for the newest
   */
  Opened open(String key, Optional<Long> version, Caller caller) {
    return database.inTransaction(
        entities -> {
          Dashboard dashboard = require(entities, key, caller);
          long wanted = version.orElseGet(() -> newest(entities, dashboard.id()));
          DashboardVersion found =
              entities.find(DashboardVersion.class, new DashboardVersionId(dashboard.id(), wanted));
          if (found == null) {
            throw unknown(key);
          }
          return new Opened(dashboard, found);
        });
  }

  /** Every version that is kept, newest first. */
  List<DashboardSummary> versions(String key, Caller caller) {
    return database.inTransaction(
        entities -> {
          Dashboard dashboard = require(entities, key, caller);
          return entities
              .createQuery(
                  "select "
                      + DashboardSummary.COLUMNS
                      + " from Dashboard d, DashboardVersion v where d.id = :id and v.name = d.id"
                      + " order by v.version desc",
                  Object[].class)
              .setParameter("id", dashboard.id())
              .getResultList()
              .stream()
              .map(DashboardSummary::of)
              .toList();
        });
  }

  boolean mayChange(Dashboard dashboard, Caller caller) {
    return caller.role().includes(Role.EDITOR) && dashboard.access().isWithin(caller, directory);
  }

  /**
   * Among those in use that the caller may see: the one with this id, else the caller's own one
   * with this name, else the first one with this name by id.
   */
  Optional<Dashboard> find(EntityManager entities, String key, Caller caller) {
    String own = Dashboard.ownerKey(caller);
    return entities
        .createQuery(
            "select d from Dashboard d where (d.id = :key or d.name = :key) and d.deletedAt is null",
            Dashboard.class)
        .setParameter("key", key)
        .getResultList()
        .stream()
        .filter(dashboard -> dashboard.access().isSeenBy(caller, directory))
        .min(
            Comparator.comparing((Dashboard dashboard) -> !dashboard.id().equals(key))
                .thenComparing(dashboard -> !dashboard.ownerKey().equals(own))
                .thenComparing(Dashboard::id));
  }

  Dashboard require(EntityManager entities, String key, Caller caller) {
    return find(entities, key, caller).orElseThrow(() -> unknown(key));
  }

  /**
   * @throws ProblemException 404 for what the caller may not see, 403 for what it may only see
   */
  Dashboard requireChangeable(EntityManager entities, String key, Caller caller) {
    Dashboard dashboard = require(entities, key, caller);
    if (!mayChange(dashboard, caller)) {
      throw ProblemException.forbidden(
          "You may read this dashboard, but not change it: it is also for data planes outside of"
              + " your grants.");
    }
    return dashboard;
  }

  /** 0 where there is no version. */
  static long newest(EntityManager entities, String id) {
    return entities
        .createQuery(
            "select coalesce(max(v.version), 0) from DashboardVersion v where v.name = :id",
            Long.class)
        .setParameter("id", id)
        .getSingleResult();
  }

  static ProblemException unknown(String key) {
    return ProblemException.notFound("There is no dashboard '" + key + "' that you may see.");
  }

  private static List<DashboardSummary> rowsAfter(EntityManager entities, DashboardCursor after) {
    return entities
        .createQuery(
            "select "
                + DashboardSummary.COLUMNS
                + " from Dashboard d, DashboardVersion v where "
                + DashboardSummary.NEWEST
                + " and d.deletedAt is null and (v.title > :title or (v.title = :title and d.id >"
                + " :id)) order by v.title, d.id",
            Object[].class)
        .setParameter("title", after.title())
        .setParameter("id", after.id())
        .setMaxResults(ROWS_AT_ONCE)
        .getResultList()
        .stream()
        .map(DashboardSummary::of)
        .toList();
  }
}
