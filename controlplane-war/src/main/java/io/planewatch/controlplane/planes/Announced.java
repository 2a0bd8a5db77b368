package io.planewatch.controlplane.planes;

import java.time.Instant;
import java.util.Map;

/**
 * What a plane said of itself when it registered.
 *
 * @param collector null when it has none; like direct
 */
public record Announced(
    String version,
    ScrapePath path,
    String collector,
    String direct,
    Map<String, String> labels,
    Instant at) {
  public Announced {
    labels = Map.copyOf(labels);
  }

  String target(ScrapePath wanted) {
    return wanted == ScrapePath.COLLECTOR ? collector : direct;
  }
}
