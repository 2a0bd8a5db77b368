package io.planewatch.controlplane.planes;

import java.time.Instant;

/** Planes for tests. */
public final class PlaneEntries {
  private static final Instant CREATED = Instant.parse("2026-11-01T00:00:00Z");

  private PlaneEntries() {}

  public static PlaneEntry of(String id, String environment, String lineOfBusiness) {
    return new PlaneEntry(
        id,
        new Description(id, environment, lineOfBusiness, null, null),
        null,
        null,
        CREATED,
        null,
        Lifecycle.REGISTERED,
        CREATED,
        null,
        null,
        1);
  }
}
