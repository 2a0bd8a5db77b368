package io.planewatch.controlplane.engine;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A small body with a limit of time and of bytes. */
public final class BoundedBody extends AwaitedBody {
  private final long mostBytes;
  private long leftBytes;

  /**
   * @param most how long all reads together may take; the last one may be longer by the socket's
   *     own time-out
   * @param mostBytes beyond which reading fails
   */
  public BoundedBody(InputStream body, Duration most, long mostBytes) {
    super(body == null ? InputStream.nullInputStream() : body, most);
    this.mostBytes = mostBytes;
    this.leftBytes = mostBytes;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = super.read(into, from, length);
    leftBytes -= Math.max(read, 0);
    if (leftBytes < 0) {
      throw new IOException("the answer is larger than " + mostBytes + " bytes");
    }
    return read;
  }
}
