package io.planewatch.dataplane.registration;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How this plane presents itself, planewatch.plane.*.
 *
 * @param controlPlane absent for a plane that registers nowhere
 * @param collector host and port at which its collector can be scraped
 * @param direct host and port at which the plane itself can be scraped
 */
public record PlaneSettings(
    String id,
    String version,
    MetricsPath path,
    Optional<URI> controlPlane,
    Optional<Path> joinTokenFile,
    Optional<String> collector,
    Optional<String> direct) {
  public PlaneSettings {
    requireNonNull(version, "version is null");
    requireNonNull(path, "path is null");
    if (id.isBlank()) {
      throw new IllegalArgumentException("planewatch.plane.id is blank");
    }
    if (controlPlane.isPresent() && joinTokenFile.isEmpty()) {
      throw new IllegalArgumentException(
          "planewatch.plane.control-plane-url needs planewatch.plane.join-token-file");
    }
    if (path == MetricsPath.DIRECT && direct.isEmpty() && controlPlane.isPresent()) {
      throw new IllegalArgumentException(
          "planewatch.plane.path=direct needs planewatch.plane.direct, the address to scrape");
    }
  }
}
