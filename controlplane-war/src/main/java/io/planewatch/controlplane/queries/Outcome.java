package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.EngineAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
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
    requireEnvelope(status, Arrays.copyOf(bytes, Math.min(bytes.length, ENVELOPE.length)));
    return of(status, bytes);
  }

  /**
   * The engine's body from its first byte, once that is known to be Prometheus's.
   *
   * @throws ApiError when it is not
   */
  static InputStream begun(EngineAnswer answer) {
    PushbackInputStream body = new PushbackInputStream(answer.body(), ENVELOPE.length);
    try {
      byte[] head = body.readNBytes(ENVELOPE.length);
      requireEnvelope(answer.status(), head);
      body.unread(head);
      return body;
    } catch (IOException broken) {
      answer.close();
      throw new UncheckedIOException(broken);
    } catch (ApiError foreign) {
      answer.close();
      throw foreign;
    }
  }

  private static void requireEnvelope(int status, byte[] head) {
    if (!Arrays.equals(head, ENVELOPE)) {
      throw ApiError.badGateway("what stands in the engine's place answers " + status);
    }
  }
}
