package io.planewatch.controlplane.engine;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.ProcessingException;
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
  public EngineAnswer {
    requireNonNull(askedAt, "askedAt is null");
    requireNonNull(body, "body is null");
  }

  public boolean isSuccess() {
    return status == 200;
  }

  /**
   * The whole body.
   *
   * @throws UncheckedIOException when the connection breaks
   */
  public byte[] readAll() {
    try {
      return body.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException | ProcessingException ignored) {
      // The answer is read or given up; what closing has to say changes neither.
    }
  }
}
