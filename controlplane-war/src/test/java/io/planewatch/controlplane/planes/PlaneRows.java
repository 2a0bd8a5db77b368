package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import java.time.Instant;
import java.util.Map;

/** Planes in a test's database, each named like its environment. */
public final class PlaneRows {
  private PlaneRows() {}

  public static void add(Database database, Instant now, String... ids) {
    database.change(
        Topic.PLANES,
        entities -> {
          for (String id : ids) {
            Plane plane = new Plane(new PlaneId(id), now);
            plane.describe(new Description(id, id, "retail", null, null));
            entities.persist(plane);
          }
          return ids;
        });
  }

  /** Each announces ID.example:8889 as its collector. */
  public static void register(Database database, Instant now, String... ids) {
    database.change(
        Topic.PLANES,
        entities -> {
          for (String id : ids) {
            entities
                .find(Plane.class, id)
                .register(
                    new Announced(
                        "1", ScrapePath.COLLECTOR, id + ".example:8889", null, Map.of(), now));
          }
          return ids;
        });
  }

  public static void move(Database database, String plane, String environment) {
    database.change(
        Topic.PLANES,
        entities -> {
          entities
              .find(Plane.class, plane)
              .describe(new Description(plane, environment, "retail", null, null));
          return plane;
        });
  }

  public static void runs(Database database, String plane, String version, Instant at) {
    database.inTransaction(
        entities -> {
          Plane row = entities.find(Plane.class, plane);
          entities.persist(row.runs(version, at));
          return plane;
        });
  }
}
