package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.coverage.Coverage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Passes an answer on while it comes, and holds a copy for those who wait and for the cache. When
 * the one who reads it leaves, the copy is finished for the others.
 */
final class Relay {
  private static final int CHUNK_BYTES = 32 * 1024;

  private final int mostBytes;
  private final int heldBack;
  private byte[] copy = new byte[CHUNK_BYTES];
  private int length;
  private int sent;
  private boolean gone;

  /**
   * @param mostBytes bound on an answer
   * @param heldBack how many of the last bytes wait until the end is known
   */
  Relay(int mostBytes, int heldBack) {
    this.mostBytes = mostBytes;
    this.heldBack = heldBack;
  }

  /**
   * @throws IOException when the engine breaks off, the answer is too large, or the reader left and
   *     nobody else waits
   */
  void pass(InputStream from, OutputStream to, Flight flight) throws IOException {
    while (true) {
      reserve();
      int read = from.read(copy, length, copy.length - length);
      if (read < 0) {
        return;
      }
      length += read;
      if (length > mostBytes) {
        throw new IOException("the answer is larger than " + mostBytes + " bytes");
      }
      send(copy, length - heldBack, to, flight);
    }
  }

  /** Sends what was held back, as it stands in the whole answer. */
  void finish(Outcome whole, OutputStream to, Flight flight) throws IOException {
    send(whole.bytes(), whole.length(), to, flight);
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

  private void reserve() {
    if (length == copy.length) {
      copy = Arrays.copyOf(copy, (int) Math.min(2L * copy.length, (long) mostBytes + 1));
    }
  }

  Outcome outcome() {
    return new Outcome(200, copy, length);
  }

  Outcome outcomeWith(Coverage coverage) {
    return Envelope.with(coverage, copy, length);
  }
}
