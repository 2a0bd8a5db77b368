package io.planewatch.telemetry.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Counts the bytes that are read. */
final class CountedInputStream extends ServletInputStream {
  private final ServletInputStream in;
  private volatile long bytes;

  CountedInputStream(ServletInputStream in) {
    this.in = in;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public int read() throws IOException {
    int value = in.read();
    add(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = in.read(buffer, offset, length);
    add(Math.max(read, 0));
    return read;
  }

  // One thread reads at a time; volatile only hands the count to the thread that ends the request.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void add(int count) {
    bytes += count;
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public boolean isFinished() {
    return in.isFinished();
  }

  @Override
  public boolean isReady() {
    return in.isReady();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    in.setReadListener(listener);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
