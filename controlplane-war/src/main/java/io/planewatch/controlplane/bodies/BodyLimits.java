package io.planewatch.controlplane.bodies;

import java.util.Comparator;
import java.util.List;

/** Maximum size of a request's body, by its path and by whether its sender is known. */
final class BodyLimits {
  /** Of callers who are not known: a name with a password, or a code of the provider. */
  static final int ANONYMOUS_BYTES = 16 * 1024;

  static final int USUAL_BYTES = 1024 * 1024;

  private final List<BodyLimit> declared;

  BodyLimits(List<BodyLimit> declared) {
    this.declared =
        declared.stream()
            .sorted(Comparator.comparingInt((BodyLimit limit) -> limit.path().length()).reversed())
            .toList();
  }

  int bytes(String path, boolean anonymous) {
    if (anonymous) {
      return ANONYMOUS_BYTES;
    }
    return declared.stream()
        .filter(limit -> path.startsWith(limit.path()))
        .findFirst()
        .map(BodyLimit::bytes)
        .orElse(USUAL_BYTES);
  }
}
