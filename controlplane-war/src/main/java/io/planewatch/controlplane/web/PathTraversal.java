package io.planewatch.controlplane.web;

/** A path with a backslash, or with so many {@code ..} that it leads above the root. */
final class PathTraversal {
  private static final int ESCAPE_LENGTH = 3;

  private PathTraversal() {}

  /**
   * Where a path leads above the root or has a backslash, written as such or as an escape.
   *
   * @param path without a fault of its percent escapes
   * @return the index of the backslash or of the segment that leads above the root; -1 where there
   *     is none
   */
  static int fault(String path) {
    int depth = 0;
    int segment = 0;
    StringBuilder name = new StringBuilder();
    for (int at = 0; at <= path.length(); at += isEscape(path, at) ? ESCAPE_LENGTH : 1) {
      char next = at == path.length() ? '/' : decoded(path, at);
      if (next == '\\') {
        return at;
      }
      if (next != '/') {
        name.append(next);
        continue;
      }
      depth += step(name.toString());
      if (depth < 0) {
        return segment;
      }
      name.setLength(0);
      segment = at + 1;
    }
    return -1;
  }

  private static boolean isEscape(String path, int at) {
    return at < path.length() && path.charAt(at) == '%';
  }

  private static char decoded(String path, int at) {
    return isEscape(path, at)
        ? (char) Integer.parseInt(path.substring(at + 1, at + ESCAPE_LENGTH), 16)
        : path.charAt(at);
  }

  private static int step(String segment) {
    return switch (segment) {
      case "", "." -> 0;
      case ".." -> -1;
      default -> 1;
    };
  }
}
