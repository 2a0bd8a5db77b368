package io.planewatch.telemetry.http;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Counts the bytes that characters become on their way through the container's writer. */
final class CountedWriter extends Writer {
  private final PrintWriter out;
  private final boolean utf8;
  private volatile long bytes;

  CountedWriter(PrintWriter out, Charset charset) {
    this.out = out;
    this.utf8 = charset.equals(StandardCharsets.UTF_8);
  }

  long bytes() {
    return bytes;
  }

  void forget() {
    bytes = 0;
  }

  @Override
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes at a time
  public void write(char[] buffer, int offset, int length) {
    out.write(buffer, offset, length);
    bytes += utf8 ? utf8Length(buffer, offset, length) : length;
  }

  private static long utf8Length(char[] buffer, int offset, int length) {
    long total = 0;
    for (int i = offset; i < offset + length; i++) {
      char c = buffer[i];
      if (c < 0x80) {
        total += 1;
      } else if (c < 0x800 || Character.isSurrogate(c)) {
        // A surrogate pair is four bytes, two a half; the halves may come in two calls.
        total += 2;
      } else {
        total += 3;
      }
    }
    return total;
  }

  @Override
  public void flush() {
    out.flush();
  }

  @Override
  public void close() {
    out.close();
  }
}
