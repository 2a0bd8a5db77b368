package io.planewatch.controlplane.coverage;

import io.planewatch.controlplane.planes.PlaneEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A plane that is expected to send data, with the labels that service discovery gives its series.
 */
public record Member(String id, String environment, String lineOfBusiness) {
  /** Of all planes those that have registered and are not retired. */
  static List<Member> expected(Collection<PlaneEntry> planes) {
    return planes.stream()
        .filter(plane -> plane.isRegistered() && !plane.isRetired())
        .map(plane -> new Member(plane.id(), plane.environment(), plane.lineOfBusiness()))
        .toList();
  }

  /** By label name; the only labels of a series that are known without asking the engine. */
  Map<String, String> labels() {
    return Map.of("data_plane", id, "environment", environment, "line_of_business", lineOfBusiness);
  }
}
