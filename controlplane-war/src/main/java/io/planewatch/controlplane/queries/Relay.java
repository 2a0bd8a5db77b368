package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.coverage.Coverage;
import io.planewatch.controlplane.engine.EngineAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Passes an answer on while it comes. As far as memory allows it holds a copy, for those who wait
 * for the same and for the cache; a larger answer is passed through a small window, whole but for
 * its one reader alone.
 */
final class Relay {
  /**
   * So much is read before anything is sent: an answer that ends before holds neither a place at
   * the engine nor those who wait for the same while its reader is slow.
   */
  private static final int AHEAD_BYTES = 1 << 20;

  private static final int BEGINNING_BYTES = 16 * 1024;
  private static final int WINDOW_BYTES = 64 * 1024;

  private final EngineAnswer answer;
  private final Bounds bounds;
  private final Optional<Coverage> coverage;
  private final AnswerMemory.Lease lease;
  private byte[] buffer = new byte[BEGINNING_BYTES];
  private int length;
  private int sent;
  private long total;
  private boolean kept = true;
  private boolean ended;
  private boolean gone;

  /**
   * @param mostBytes of one answer
   * @param keptBytes of an answer that is held for others and for the cache
   */
  record Bounds(int mostBytes, int keptBytes) {}

  /**
   * Reads the answer's beginning.
   *
   * @param coverage what is added at its end
   * @param lease grows with what is held
   * @throws ApiError when the answer is none of Prometheus's
   * @throws UncheckedIOException when the engine breaks off
   */
  Relay(EngineAnswer answer, Bounds bounds, Optional<Coverage> coverage, AnswerMemory.Lease lease) {
    this.answer = answer;
    this.bounds = bounds;
    this.coverage = coverage;
    this.lease = lease;
    try {
      while (!ended && length < AHEAD_BYTES && (length < buffer.length || grow())) {
        read();
      }
      Outcome.requireEnvelope(answer.status(), buffer, length);
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

  /** Whether a copy of the whole answer is there once it has ended. */
  boolean isKept() {
    return kept;
  }

  /**
   * Writes the answer, as fast as it comes, and ends it.
   *
   * @throws IOException when the engine breaks off, the answer is too large, or the reader left and
   *     nobody else waits
   */
  void pass(OutputStream to, SharedFetch fetch) throws IOException {
    int heldBack = coverage.isPresent() ? Envelope.LONGEST_TAIL : 0;
    try {
      while (!ended) {
        send(buffer, length - heldBack, to, fetch);
        makeRoom(fetch);
        read();
      }
    } finally {
      answer.close();
    }
    Outcome rest = outcome();
    send(rest.bytes(), rest.length(), to, fetch);
    end(to);
  }

  private void read() throws IOException {
    int read = answer.body().read(buffer, length, buffer.length - length);
    ended = read < 0;
    length += Math.max(read, 0);
    total += Math.max(read, 0);
    if (total > bounds.mostBytes()) {
      throw new IOException("the answer is larger than " + bounds.mostBytes() + " bytes");
    }
  }

  private void makeRoom(SharedFetch fetch) throws IOException {
    if (length < buffer.length || (kept && grow())) {
      return;
    }
    if (gone) {
      throw new IOException("the reader of a large answer left");
    }
    if (kept) {
      kept = false;
      fetch.complete(
          ApiError.unavailable(
                  "the answer is too large to be shared with others who ask the same; try again"
                      + " soon")
              .outcome());
    }
    byte[] window = buffer.length == WINDOW_BYTES ? buffer : new byte[WINDOW_BYTES];
    System.arraycopy(buffer, sent, window, 0, length - sent);
    length -= sent;
    sent = 0;
    buffer = window;
    lease.shrinkTo(WINDOW_BYTES);
  }

  /** Whether the copy may hold twice as much. */
  private boolean grow() {
    int size = (int) Math.min(2L * buffer.length, bounds.keptBytes() + 1L);
    if (size <= buffer.length || length > bounds.keptBytes() || !lease.grow(size)) {
      return false;
    }
    buffer = Arrays.copyOf(buffer, size);
    lease.shrinkTo(size);
    return true;
  }

  private void send(byte[] bytes, int until, OutputStream to, SharedFetch fetch)
      throws IOException {
    if (gone || until <= sent) {
      return;
    }
    try {
      to.write(bytes, sent, until - sent);
      to.flush();
      sent = until;
    } catch (IOException left) {
      if (!kept || !fetch.hasFollowers()) {
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

  /** What is held of the answer as it is sent, once it has ended: all of it where it is kept. */
  Outcome outcome() {
    return coverage
        .map(missing -> Envelope.with(missing, buffer, length))
        .orElseGet(this::fromTheEngine);
  }

  /** The same as it came. */
  Outcome fromTheEngine() {
    return new Outcome(200, buffer, length);
  }
}
