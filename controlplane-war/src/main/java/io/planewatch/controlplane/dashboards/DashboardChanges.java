package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Saves dashboards, sets who may see them, puts them into the bin and takes them out of it. */
final class DashboardChanges {
  /** What a dashboard that is not there yet is saved on. */
  static final long NONE = 0;

  private static final long LOCK_SECONDS = 10;

  /** SQL's own code: a key twice. */
  private static final String DUPLICATE = "23505";

  private final Database database;
  private final Dashboards dashboards;
  private final PlaneDirectory directory;
  private final DashboardsConfig config;
  private final Quota quota;
  private final SaveRate rate;
  private final Clock clock;

  /** One change at a time, so that changes at one moment do not all find room for one more. */
  private final ReentrantLock lock = new ReentrantLock();

  DashboardChanges(
      Database database,
      Dashboards dashboards,
      PlaneDirectory directory,
      DashboardsConfig config,
      Clock clock) {
    this.database = database;
    this.dashboards = dashboards;
    this.directory = directory;
    this.config = config;
    this.quota = new Quota(config);
    this.rate = new SaveRate(config.savesPerMinute(), clock);
    this.clock = clock;
  }

  /**
   * Saves a new version. A new dashboard gets all that its author may see as its planes.
   *
   * @param key id or name; a name for a new one
   * @param on the version that the change is made on; {@link #NONE} for a new dashboard
   */
  Dashboards.Opened save(String key, JsonObject body, long on, Caller author) {
    return change(
        author,
        entities -> {
          Dashboard dashboard =
              on == NONE
                  ? added(entities, key, body, author)
                  : dashboards.requireChangeable(entities, key, author);
          requireNewest(entities, dashboard, on);
          DashboardVersion saved =
              new DashboardVersion(
                  dashboard.id(),
                  DashboardDocument.read(dashboard.name(), body, config.documentBytes()),
                  on + 1,
                  author.name(),
                  clock.instant());
          persist(entities, dashboard, saved);
          audit(entities, author, "dashboard.save", dashboard, "version " + saved.version());
          return new Dashboards.Opened(dashboard, saved);
        });
  }

  /** The change is a version of its own, with the document as it was. */
  Dashboards.Opened give(String key, DashboardAccess access, long on, Caller author) {
    return change(
        author,
        entities -> {
          Dashboard dashboard = dashboards.requireChangeable(entities, key, author);
          access.requireGrantedTo(author, directory);
          requireNewest(entities, dashboard, on);
          DashboardVersion former =
              entities.find(DashboardVersion.class, new DashboardVersionId(dashboard.id(), on));
          dashboard.give(access);
          DashboardVersion saved = former.again(on + 1, author.name(), clock.instant());
          persist(entities, dashboard, saved);
          audit(entities, author, "dashboard.access", dashboard, access.description());
          return new Dashboards.Opened(dashboard, saved);
        });
  }

  void delete(String key, long on, Caller actor) {
    change(
        actor,
        entities -> {
          Dashboard dashboard = dashboards.requireChangeable(entities, key, actor);
          requireNewest(entities, dashboard, on);
          dashboard.putIntoBin(clock.instant(), actor.name());
          audit(entities, actor, "dashboard.delete", dashboard, "");
          return dashboard;
        });
  }

  /** Serialised changes of dashboards in use and in the bin. */
  <T> T change(Caller author, Function<EntityManager, T> work) {
    rate.count(author);
    lock();
    try {
      return database.inTransaction(work);
    } catch (PersistenceException e) {
      throw isDuplicate(e) ? stale() : e;
    } finally {
      lock.unlock();
    }
  }

  static void requireNewest(EntityManager entities, Dashboard dashboard, long on) {
    if (Dashboards.newest(entities, dashboard.id()) != on) {
      throw stale();
    }
  }

  void audit(
      EntityManager entities, Caller actor, String action, Dashboard dashboard, String detail) {
    Instant now = clock.instant();
    String subject = "dashboard " + dashboard.name() + " (" + dashboard.id() + ")";
    AuditEntry.write(entities, now, actor.name(), action, subject, detail);
  }

  private Dashboard added(EntityManager entities, String name, JsonObject body, Caller author) {
    if (dashboards.find(entities, name, author).isPresent()) {
      throw stale();
    }
    // Before anything is written, so that a refused name never reaches a column.
    DashboardDocument.read(name, body, config.documentBytes());
    Dashboard dashboard = new Dashboard(name, author);
    entities.persist(dashboard);
    return dashboard;
  }

  private void persist(EntityManager entities, Dashboard dashboard, DashboardVersion version) {
    entities.persist(version);
    entities.flush();
    quota.removeOldVersions(entities, dashboard.id());
    quota.require(entities, dashboard);
  }

  private void lock() {
    try {
      if (lock.tryLock(LOCK_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw ProblemException.unavailable(
        "The database is too slow to save dashboards at the moment; nothing was changed. Try again"
            + " later.");
  }

  private static boolean isDuplicate(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && DUPLICATE.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static ProblemException stale() {
    return ProblemException.stale(
        "Somebody else has changed this dashboard, or a dashboard with this name exists. Read it"
            + " again, or save under another name.");
  }
}
