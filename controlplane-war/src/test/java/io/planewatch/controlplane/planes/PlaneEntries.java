package io.planewatch.controlplane.planes;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Planes for tests. */
public final class PlaneEntries {
  private static final Instant CREATED = Instant.parse("2026-11-01T00:00:00Z");

  private PlaneEntries() {}

  /** A directory of just these. */
  public static PlaneDirectory directory(PlaneEntry... planes) {
    PlaneDirectory directory = new PlaneDirectory();
    directory.replace(
        Stream.of(planes).collect(Collectors.toMap(PlaneEntry::id, Function.identity())), 1);
    return directory;
  }

  /** The same plane after it has registered. */
  public static PlaneEntry registered(PlaneEntry plane, Lifecycle lifecycle) {
    return new PlaneEntry(
        plane.id(),
        plane.description(),
        "1.0.0",
        CREATED,
        new Announced(
            "1.0.0", ScrapePath.COLLECTOR, plane.id() + ".example:8889", null, Map.of(), CREATED),
        plane.createdAt(),
        CREATED,
        lifecycle,
        CREATED,
        null,
        lifecycle == Lifecycle.RETIRED ? CREATED : null,
        null,
        false,
        1);
  }

  public static PlaneEntry of(String id, String environment, String lineOfBusiness) {
    return new PlaneEntry(
        id,
        new Description(id, environment, lineOfBusiness, null, null),
        null,
        null,
        null,
        CREATED,
        null,
        Lifecycle.REGISTERED,
        CREATED,
        null,
        null,
        null,
        false,
        1);
  }
}
