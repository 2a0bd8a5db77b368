package io.planewatch.loadgen.scenario;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whose certificates a run believes.
 *
 * @param authorities a PEM file of certificate authorities in place of the platform's
 * @param anyone no check at all, for self-signed test servers
 */
public record Trust(Optional<Path> authorities, boolean anyone) {

  public static final Trust PLATFORM = new Trust(Optional.empty(), false);
  public static final Trust ANYONE = new Trust(Optional.empty(), true);

  public Trust {
    if (anyone && authorities.isPresent()) {
      throw new IllegalArgumentException(
          "either check certificates against a file or do not check");
    }
  }
}
