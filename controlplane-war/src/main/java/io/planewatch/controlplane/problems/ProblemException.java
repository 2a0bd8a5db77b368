package io.planewatch.controlplane.problems;

/**
 * Ends a request with a problem. The detail reaches the caller: it names the value, the rule and
 * the way out, and never a secret.
 */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  public ProblemException(ProblemKind kind, String detail) {
    super(detail, null, false, false);
    this.problem = new Problem(kind, detail);
  }

  public static ProblemException invalid(String detail) {
    return new ProblemException(ProblemKind.INVALID, detail);
  }

  public static ProblemException forbidden(String detail) {
    return new ProblemException(ProblemKind.FORBIDDEN, detail);
  }

  public static ProblemException notFound(String detail) {
    return new ProblemException(ProblemKind.NOT_FOUND, detail);
  }

  public static ProblemException conflict(String detail) {
    return new ProblemException(ProblemKind.CONFLICT, detail);
  }

  public static ProblemException stale(String detail) {
    return new ProblemException(ProblemKind.STALE, detail);
  }

  public static ProblemException unavailable(String detail) {
    return new ProblemException(ProblemKind.UNAVAILABLE, detail);
  }

  public Problem problem() {
    return problem;
  }
}
