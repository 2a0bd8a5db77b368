package io.planewatch.controlplane.planes.joining;

import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The versions that planes told and that are not recorded yet. At most one change of a plane is
 * recorded in a minute, by all replicas together: a plane that tells another version with each
 * heartbeat would fill the database, and each change makes all replicas read the registry anew. The
 * latest report is recorded when the minute is over.
 */
public final class VersionReports {
  static final Duration BETWEEN_CHANGES = Duration.ofMinutes(1);

  private record Report(String version, Instant at) {}

  private final Database database;
  private final PlaneDirectory directory;
  private final Clock clock;
  private final ConcurrentMap<String, Report> unrecorded = new ConcurrentHashMap<>();

  VersionReports(Database database, PlaneDirectory directory, Clock clock) {
    this.database = database;
    this.directory = directory;
    this.clock = clock;
  }

  /** Costs nothing but memory for one report a plane. */
  void report(String plane, String version, Instant now) {
    boolean isRecorded =
        directory.find(plane).filter(entry -> version.equals(entry.version())).isPresent();
    if (isRecorded) {
      unrecorded.remove(plane);
    } else {
      unrecorded.put(plane, new Report(version, now));
    }
  }

  /** Records what is due, in one change for all planes. */
  public void record() {
    Instant now = clock.instant();
    Map<String, Report> due = new HashMap<>();
    unrecorded.forEach(
        (plane, report) -> {
          Optional<PlaneEntry> entry = directory.find(plane).filter(known -> !known.isRetired());
          if (entry.isEmpty() || report.version().equals(entry.get().version())) {
            unrecorded.remove(plane, report);
          } else if (isDue(Optional.ofNullable(entry.get().versionSince()), now)) {
            due.put(plane, report);
          }
        });
    if (!due.isEmpty()) {
      database.change(
          Topic.PLANES,
          entities -> {
            due.forEach((plane, report) -> record(entities, plane, report, now));
            return due;
          });
    }
  }

  /**
   * By the row, which another replica may have changed a moment ago. A report that is older than
   * the row is void: the plane told the other replica something newer.
   */
  private void record(EntityManager entities, String id, Report report, Instant now) {
    Plane plane = entities.find(Plane.class, id);
    boolean isVoid =
        plane == null
            || plane.isRetired()
            || plane.isRunning(report.version())
            || plane.versionSince().filter(since -> !report.at().isAfter(since)).isPresent();
    if (isVoid) {
      unrecorded.remove(id, report);
    } else if (isDue(plane.versionSince(), now)) {
      entities.persist(plane.runs(report.version(), now));
    }
  }

  private static boolean isDue(Optional<Instant> lastChange, Instant now) {
    return lastChange.map(since -> !now.isBefore(since.plus(BETWEEN_CHANGES))).orElse(true);
  }
}
