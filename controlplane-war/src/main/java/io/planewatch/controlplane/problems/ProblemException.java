package io.planewatch.controlplane.problems;

import java.time.Duration;
import java.util.Optional;

/**
 * Ends a request with a problem. The detail reaches the caller: it names the value, the rule and
 * the way out, and never a secret.
 */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  public ProblemException(ProblemKind kind, String detail) {
    this(kind, detail, Optional.empty());
  }

  private ProblemException(ProblemKind kind, String detail, Optional<Duration> retryAfter) {
    super(detail, null, false, false);
    this.problem = new Problem(kind, detail);
    this.retryAfter = retryAfter;
  }

  /** The answer says by Retry-After when the request may be repeated. */
  public static ProblemException tooMany(String detail, Duration retryAfter) {
    return new ProblemException(ProblemKind.TOO_MANY_REQUESTS, detail, Optional.of(retryAfter));
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

  public Optional<Duration> retryAfter() {
    return retryAfter;
  }

  public Problem problem() {
    return problem;
  }
}
