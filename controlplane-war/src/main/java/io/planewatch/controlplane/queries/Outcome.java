package io.planewatch.controlplane.queries;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A whole answer, ready to be sent.
 *
 * @param status the HTTP status
 * @param bytes JSON, of which the first {@code length} count
 */
record Outcome(int status, byte[] bytes, int length) {
  private static final byte[] ENVELOPE = "{\"status\":\"".getBytes(StandardCharsets.US_ASCII);

  static Outcome of(int status, byte[] bytes) {
    return new Outcome(status, bytes, bytes.length);
  }

  /**
   * An answer of the engine as it is.
   *
   * @throws ApiError when it is none of Prometheus's, such as the page of a proxy in between
   */
  static Outcome passedOn(int status, byte[] bytes) {
    requireEnvelope(status, bytes, bytes.length);
    return of(status, bytes);
  }

  /**
   * @throws ApiError when what begins with these bytes is none of Prometheus's answers
   */
  static void requireEnvelope(int status, byte[] bytes, int length) {
    int compared = Math.min(length, ENVELOPE.length);
    if (!Arrays.equals(bytes, 0, compared, ENVELOPE, 0, ENVELOPE.length)) {
      throw ApiError.badGateway("what stands in the engine's place answers " + status);
    }
  }
}
