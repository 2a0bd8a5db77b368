package io.planewatch.dataplane.registration;

import jakarta.json.bind.annotation.JsonbNillable;

/** What a plane tells the control plane about itself. */
@JsonbNillable
public record Registration(String version, String collector, String direct, String path) {
  static Registration of(PlaneSettings settings) {
    return new Registration(
        settings.version(),
        settings.collector().orElse(null),
        settings.direct().orElse(null),
        settings.path().text());
  }
}
