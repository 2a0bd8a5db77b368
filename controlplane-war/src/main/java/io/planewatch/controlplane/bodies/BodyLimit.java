package io.planewatch.controlplane.bodies;

/**
 * Maximum size of the bodies below one path, where it differs from the usual one. A feature
 * declares it by a CDI producer method.
 *
 * @param path beginning of the path below the context root, such as {@code /api/planewatch/x}
 * @param bytes 1 and up
 */
public record BodyLimit(String path, int bytes) {
  public BodyLimit {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path must begin with a slash: " + path);
    }
    if (bytes < 1) {
      throw new IllegalArgumentException("bytes must be positive: " + bytes);
    }
  }
}
