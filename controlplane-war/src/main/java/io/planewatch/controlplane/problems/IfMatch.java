package io.planewatch.controlplane.problems;

/** The header by which a change says on which row version it is made. */
public final class IfMatch {
  private IfMatch() {}

  /**
   * Reads it.
   *
   * @throws ProblemException when it is missing or no row version
   */
  public static long rowVersion(String header) {
    if (header == null) {
      throw new ProblemException(
          ProblemKind.VERSION_REQUIRED, "The header If-Match must hold the rowVersion.");
    }
    try {
      return Long.parseLong(header.replace("\"", ""));
    } catch (NumberFormatException e) {
      throw ProblemException.stale("If-Match '" + header + "' is not a rowVersion.");
    }
  }

  /**
   * Reads it and compares it with the present version.
   *
   * @throws ProblemException 428 when it is missing, 412 with the present version when it is
   *     another one
   */
  public static void require(String header, long present) {
    if (rowVersion(header) != present) {
      throw ProblemException.stale(
          "If-Match is "
              + header
              + ", and the present rowVersion is "
              + present
              + ": somebody has changed this in the meantime. Read it again and repeat the"
              + " change.");
    }
  }

  /**
   * As {@link #require}, for the version of a list.
   *
   * @throws ProblemException 428 when it is missing, 412 with the present version when it is
   *     another one
   */
  public static void requireText(String header, String present) {
    if (header == null) {
      throw new ProblemException(
          ProblemKind.VERSION_REQUIRED, "The header If-Match must hold the version of the list.");
    }
    if (!header.replace("\"", "").equals(present)) {
      throw ProblemException.stale(
          "If-Match is not the present version, "
              + present
              + ": somebody has changed this in the meantime. Read it again and repeat the"
              + " change.");
    }
  }
}
