package io.planewatch.controlplane.engine;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * A body that is waited for so long in all. A socket's timeout begins anew with each byte, so an
 * engine that drips them would never end; how long a slow reader takes in between does not count.
 */
class AwaitedBody extends FilterInputStream {
  private long leftNanos;

  /**
   * @param most how long all reads together may take; the last one may be longer by the socket's
   *     own timeout
   */
  AwaitedBody(InputStream body, Duration most) {
    super(body);
    this.leftNanos = most.toNanos();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (leftNanos <= 0) {
      throw new SocketTimeoutException("the engine does not come to the end of its answer");
    }
    long begunNanos = System.nanoTime();
    int read = in.read(into, from, length);
    leftNanos -= System.nanoTime() - begunNanos;
    return read;
  }
}
