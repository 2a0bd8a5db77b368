package io.planewatch.telemetry.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Counts the bytes that are written. */
final class CountedOutputStream extends ServletOutputStream {
  private final ServletOutputStream out;
  private volatile long bytes;
  private volatile IOException failure;

  CountedOutputStream(ServletOutputStream out) {
    this.out = out;
  }

  long bytes() {
    return bytes;
  }

  /**
   * Why the client got no more, or null. Jersey keeps such an exception to itself once the response
   * has begun.
   */
  IOException failure() {
    return failure;
  }

  void forget() {
    bytes = 0;
  }

  @Override
  public void write(int value) throws IOException {
    try {
      out.write(value);
    } catch (IOException broken) {
      failure = broken;
      throw broken;
    }
    add(1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    try {
      out.write(buffer, offset, length);
    } catch (IOException broken) {
      failure = broken;
      throw broken;
    }
    add(length);
  }

  // One thread writes at a time; volatile only hands the count to the thread that ends the request.
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void add(int count) {
    bytes += count;
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException broken) {
      failure = broken;
      throw broken;
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void setWriteListener(WriteListener listener) {
    out.setWriteListener(listener);
  }
}
