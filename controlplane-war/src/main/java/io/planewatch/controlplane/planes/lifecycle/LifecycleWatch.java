package io.planewatch.controlplane.planes.lifecycle;

import io.planewatch.controlplane.planes.Heartbeats;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneEvent;
import io.planewatch.controlplane.planes.Thresholds;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Periodically compares the heartbeats of each data plane with the stored state, and writes only
 * the differences.
 */
public final class LifecycleWatch {
  private final Database database;
  private final PlaneDirectory directory;
  private final Heartbeats heartbeats;
  private final Thresholds thresholds;
  private final Clock clock;

  public LifecycleWatch(
      Database database,
      PlaneDirectory directory,
      Heartbeats heartbeats,
      Thresholds thresholds,
      Clock clock) {
    this.database = database;
    this.directory = directory;
    this.heartbeats = heartbeats;
    this.thresholds = thresholds;
    this.clock = clock;
  }

  public void look() {
    Instant now = clock.instant();
    Map<String, Lifecycle> changed = new TreeMap<>();
    for (PlaneEntry plane : directory.all()) {
      Lifecycle next =
          thresholds.lifecycle(
              plane, heartbeats.pulse(plane.id()).map(Heartbeats.Pulse::lastSeen), now);
      if (plane.lifecycle().mayBecome(next)) {
        changed.put(plane.id(), next);
      }
    }
    if (!changed.isEmpty()) {
      database.change(
          Topic.PLANES,
          entities -> {
            changed.forEach((plane, next) -> write(entities, plane, next, now));
            return changed;
          });
    }
  }

  /**
   * Another replica may have written it already; the revision's row, locked by the change, keeps us
   * one after the other.
   */
  private static void write(EntityManager entities, String id, Lifecycle next, Instant now) {
    if (entities.find(Plane.class, id).become(next, now)) {
      entities.persist(PlaneEvent.became(id, next, now));
    }
  }
}
