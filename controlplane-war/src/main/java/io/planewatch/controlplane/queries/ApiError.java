package io.planewatch.controlplane.queries;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.problems.ProblemKind;
import java.nio.charset.StandardCharsets;

/** An error in Prometheus's envelope. */
public final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String errorType;

  private ApiError(int status, String errorType, String message) {
    super(message, null, false, false);
    this.status = status;
    this.errorType = errorType;
  }

  static ApiError badData(String message) {
    return new ApiError(400, "bad_data", message);
  }

  /**
   * Neither who asks nor what exists can be learned from it: a foreign plane and an unknown one
   * give the same.
   */
  static ApiError forbidden() {
    return new ApiError(
        403, "forbidden", "you have no access to any data plane that this request asks for");
  }

  /** The query is fine, but can't be executed here. */
  static ApiError execution(String message) {
    return new ApiError(422, "execution", message);
  }

  static ApiError unavailable(String message) {
    return new ApiError(503, "unavailable", message);
  }

  /** What an endpoint refuses in the words of every other one. */
  static ApiError refused(ProblemKind kind, String message) {
    return new ApiError(kind.status(), kind.prometheusErrorType(), message);
  }

  /** The engine answered with something that is no answer. */
  static ApiError badGateway(String message) {
    return new ApiError(502, "internal", message);
  }

  /** What the engine itself refuses, in its words. */
  static ApiError ofEngine(int status, String errorType, String message) {
    return new ApiError(status, errorType, message);
  }

  static ApiError tooManyRequests(String message) {
    return new ApiError(429, "unavailable", message);
  }

  int status() {
    return status;
  }

  /**
   * Whether the request itself is wrong, as the engine's parser says of a text that is no query.
   */
  boolean isBadData() {
    return status == 400;
  }

  Outcome outcome() {
    byte[] body =
        JSON.createObjectBuilder()
            .add("status", "error")
            .add("errorType", errorType)
            .add("error", getMessage())
            .build()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    return new Outcome(status, body, body.length);
  }
}
