package io.planewatch.controlplane.bodies;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Reads a body to its end, within a number of bytes and a time for all of it. */
final class BodyReader {
  private static final int BUFFER = 8 * 1024;

  private final LongSupplier nanoTime;

  /**
   * @param nanoTime as System.nanoTime
   */
  BodyReader(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Reads a body to its length or, without one, to its end.
   *
   * @param expected the length in bytes; negative when the request does not say it
   * @throws BodyTooLarge beyond {@code mostBytes}; the rest is not read
   * @throws BodyTooSlow when the body is not complete after {@code most}; a read that waits ends by
   *     the server's own time-out
   * @throws IOException when the client breaks off
   */
  byte[] read(InputStream body, long expected, int mostBytes, Duration most) throws IOException {
    long begun = nanoTime.getAsLong();
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[BUFFER];
    int length = next(body, buffer, begun, most);
    while (length >= 0) {
      read.write(buffer, 0, length);
      if (read.size() > mostBytes) {
        throw new BodyTooLarge();
      }
      if (expected >= 0 && read.size() >= expected) {
        break;
      }
      length = next(body, buffer, begun, most);
    }
    return read.toByteArray();
  }

  /** A server's own time-out is an exception of no kind in particular. */
  private int next(InputStream body, byte[] buffer, long begun, Duration most) throws IOException {
    try {
      int length = body.read(buffer);
      if (length >= 0 && isLate(begun, most)) {
        throw new BodyTooSlow();
      }
      return length;
    } catch (IOException failed) {
      if (isLate(begun, most)) {
        throw new BodyTooSlow();
      }
      throw failed;
    }
  }

  private boolean isLate(long begun, Duration most) {
    return nanoTime.getAsLong() - begun > most.toNanos();
  }

  /** The body has more bytes than its endpoint takes. */
  static final class BodyTooLarge extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** The body has not come to its end in time. */
  static final class BodyTooSlow extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
