package io.planewatch.controlplane.coverage;

import java.util.Map;

/**
 * A plane that is expected to send data, with the labels that service discovery gives its series.
 */
public record Member(String id, String environment, String lineOfBusiness) {
  /** By label name; the only labels of a series that are known without asking the engine. */
  Map<String, String> labels() {
    return Map.of("data_plane", id, "environment", environment, "line_of_business", lineOfBusiness);
  }
}
