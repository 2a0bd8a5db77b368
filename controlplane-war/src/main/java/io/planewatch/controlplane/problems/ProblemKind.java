package io.planewatch.controlplane.problems;

/**
 * The categories of refusal and failure; each has one status and one word that machines can rely
 * on.
 */
public enum ProblemKind {
  INVALID(400, "Invalid request", "bad_data"),
  UNAUTHORIZED(401, "Not signed in", "unauthorized"),
  FORBIDDEN(403, "Not allowed", "forbidden"),
  NOT_FOUND(404, "Not found", "not_found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed", "bad_data"),
  NOT_ACCEPTABLE(406, "Not acceptable", "not_acceptable"),
  REQUEST_TIMEOUT(408, "Request took too long", "timeout"),
  CONFLICT(409, "Conflict", "conflict"),
  STALE(412, "Changed in the meantime", "conflict"),
  TOO_LARGE(413, "Too large", "bad_data"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "bad_data"),
  VERSION_REQUIRED(428, "Version required", "bad_data"),
  TOO_MANY_REQUESTS(429, "Too many requests", "unavailable"),
  INTERNAL(500, "Internal error", "internal"),
  UNAVAILABLE(503, "Not available", "unavailable");

  private final int status;
  private final String title;
  private final String prometheusErrorType;

  ProblemKind(int status, String title, String prometheusErrorType) {
    this.status = status;
    this.title = title;
    this.prometheusErrorType = prometheusErrorType;
  }

  /**
   * The category of a status that the container or JAX-RS chose; statuses without one count as
   * invalid or internal.
   */
  public static ProblemKind ofStatus(int status) {
    for (ProblemKind kind : values()) {
      if (kind.status == status) {
        return kind;
      }
    }
    return status < 500 ? INVALID : INTERNAL;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String prometheusErrorType() {
    return prometheusErrorType;
  }
}
