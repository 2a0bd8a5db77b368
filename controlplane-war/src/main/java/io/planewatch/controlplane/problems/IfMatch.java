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
}
