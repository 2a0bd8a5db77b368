package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.coverage.Coverage;
import io.planewatch.controlplane.engine.EngineAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Passes an answer on while it comes, and holds a copy for those who wait and for the cache. When
 * the one who reads it leaves, the copy is finished for the others.
 */
final class Relay {
  /** So much is waited for: an answer that ends before is sent whole, as most instant ones are. */
  private static final int BEGINNING_BYTES = 8 * 1024;

  private static final int BUFFER_BYTES = 2 * BEGINNING_BYTES;

  private final EngineAnswer answer;
  private final int mostBytes;
  private final Optional<Coverage> coverage;
  private byte[] copy = new byte[BUFFER_BYTES];
  private int length;
  private int sent;
  private boolean ended;
  private boolean gone;

  /**
   * Reads the answer's beginning.
   *
   * @param mostBytes bound on an answer
   * @param coverage what is added at its end
   * @throws ApiError when the answer is none of Prometheus's
   * @throws UncheckedIOException when the engine breaks off
   */
  Relay(EngineAnswer answer, int mostBytes, Optional<Coverage> coverage) {
    this.answer = answer;
    this.mostBytes = mostBytes;
    this.coverage = coverage;
    try {
      while (!ended && length < BEGINNING_BYTES) {
        read();
      }
      Outcome.requireEnvelope(answer.status(), copy, length);
    } catch (IOException broken) {
      answer.close();
      throw new UncheckedIOException(broken);
    } catch (RuntimeException | Error foreign) {
      answer.close();
      throw foreign;
    }
    if (ended) {
      answer.close();
    }
  }

  /** Whether the beginning was everything. */
  boolean isWhole() {
    return ended;
  }

  /**
   * Writes the answer, as fast as it comes, and ends it.
   *
   * @throws IOException when the engine breaks off, the answer is too large, or the reader left and
   *     nobody else waits
   */
  Outcome pass(OutputStream to, Flight flight) throws IOException {
    int heldBack = coverage.isPresent() ? Envelope.LONGEST_TAIL : 0;
    try {
      while (!ended) {
        send(copy, length - heldBack, to, flight);
        reserve();
        read();
      }
    } finally {
      answer.close();
    }
    Outcome whole = outcome();
    send(whole.bytes(), whole.length(), to, flight);
    end(to);
    return whole;
  }

  private void read() throws IOException {
    int read = answer.body().read(copy, length, copy.length - length);
    ended = read < 0;
    length += Math.max(read, 0);
    if (length > mostBytes) {
      throw new IOException("the answer is larger than " + mostBytes + " bytes");
    }
  }

  private void send(byte[] bytes, int until, OutputStream to, Flight flight) throws IOException {
    if (gone || until <= sent) {
      return;
    }
    try {
      to.write(bytes, sent, until - sent);
      to.flush();
      sent = until;
    } catch (IOException left) {
      if (!flight.hasFollowers()) {
        throw left;
      }
      gone = true;
    }
  }

  /** The reader has everything and waits for nothing that is still to be done with the copy. */
  private void end(OutputStream to) {
    try {
      to.close();
    } catch (IOException left) {
      gone = true;
    }
  }

  private void reserve() {
    if (length == copy.length) {
      copy = Arrays.copyOf(copy, (int) Math.min(4L * copy.length, (long) mostBytes + 1));
    }
  }

  /** The answer as it is sent, once it has ended. */
  Outcome outcome() {
    return coverage
        .map(missing -> Envelope.with(missing, copy, length))
        .orElseGet(this::fromTheEngine);
  }

  /** The answer as it came. */
  Outcome fromTheEngine() {
    return new Outcome(200, copy, length);
  }
}
