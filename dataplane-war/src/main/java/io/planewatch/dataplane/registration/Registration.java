package io.planewatch.dataplane.registration;

import jakarta.json.bind.annotation.JsonbNillable;

/** The registration of a data plane at the control plane. */
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
