package io.planewatch.controlplane.engine;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/**
 * An answer whose body streams.
 *
 * @param status the HTTP status
 * @param askedAt the engine's own clock when it was asked, to the second: samples that came while
 *     it worked are not in a slow answer
 * @param body read once, by one reader
 */
public record EngineAnswer(int status, Instant askedAt, InputStream body) implements AutoCloseable {
  /** Far above what the control plane asks for itself; a query's answer is read by other means. */
  private static final int MOST_BYTES = 8 << 20;

  public EngineAnswer {
    requireNonNull(askedAt, "askedAt is null");
    requireNonNull(body, "body is null");
  }

  public boolean isSuccess() {
    return status == 200;
  }

  /**
   * The whole body, of at most 8 MiB.
   *
   * @throws UncheckedIOException when the connection breaks or the body is longer
   */
  public byte[] readAll() {
    return readAll(MOST_BYTES);
  }

  /**
   * The whole body, of at most that many bytes.
   *
   * @throws AnswerTooLarge when the body is longer
   * @throws UncheckedIOException when the connection breaks
   */
  public byte[] readAll(int mostBytes) {
    try {
      byte[] bytes = body.readNBytes(mostBytes);
      if (bytes.length == mostBytes && body.read() >= 0) {
        throw new AnswerTooLarge(mostBytes);
      }
      return bytes;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException ignored) {
      // The answer is read or given up; what closing has to say changes neither.
    }
  }
}
