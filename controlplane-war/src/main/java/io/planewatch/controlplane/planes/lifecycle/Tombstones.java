package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Forgets planes that were retired so long ago that no stored sample carries their id any more;
 * until then the row keeps the id from being given again.
 */
public final class Tombstones {
  private static final List<String> KEPT_OF_A_PLANE =
      List.of("PlaneEvent", "PlaneRung", "JoinToken");

  private final Database database;
  private final PlaneDirectory directory;
  private final Duration life;
  private final Clock clock;

  Tombstones(Database database, PlaneDirectory directory, Duration life, Clock clock) {
    this.database = database;
    this.directory = directory;
    this.life = life;
    this.clock = clock;
  }

  public void purge() {
    Instant now = clock.instant();
    List<String> outlived =
        directory.all().stream()
            .filter(plane -> plane.isRetired() && plane.retiredAt().plus(life).isBefore(now))
            .map(PlaneEntry::id)
            .toList();
    if (!outlived.isEmpty()) {
      database.change(
          Topic.PLANES,
          entities -> {
            outlived.forEach(id -> forget(entities, id, now));
            return outlived;
          });
    }
  }

  /** Another replica may have been first. */
  private static void forget(EntityManager entities, String id, Instant now) {
    Plane plane = entities.find(Plane.class, id);
    if (plane == null) {
      return;
    }
    for (String what : KEPT_OF_A_PLANE) {
      entities
          .createQuery("delete from " + what + " x where x.planeId = :plane")
          .setParameter("plane", id)
          .executeUpdate();
    }
    AuditEntry.write(entities, now, "control plane", "plane.forget", "plane " + id, "");
    entities.remove(plane);
  }
}
