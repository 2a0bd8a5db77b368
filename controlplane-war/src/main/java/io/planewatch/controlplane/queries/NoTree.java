package io.planewatch.controlplane.queries;

/** The engine reads the query, but can't describe it: JSON has no NaN and no infinity. */
final class NoTree extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoTree() {
    super("the query's syntax tree has no JSON form", null, false, false);
  }
}
