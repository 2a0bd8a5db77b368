package io.planewatch.controlplane.promql;

/**
 * The engine's tree holds something that this version can't carry through unchanged; the query is
 * refused rather than guessed at.
 */
public final class UnknownSyntax extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownSyntax(String what) {
    super("this version of Planewatch can't isolate a query that uses " + what);
  }
}
