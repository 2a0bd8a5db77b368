package io.planewatch.controlplane.bodies;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** The body of an answer. The answer takes a place when its reader is behind. */
final class PlacedStream extends ServletOutputStream {
  /** The server bounds how long one write may take, so that each slice has that time. */
  private static final int SLICE_BYTES = 64 * 1024;

  /** Ends the connection of a reader who gets no place. */
  interface Cut {
    void run() throws IOException;
  }

  private final ServletOutputStream out;
  private final BooleanSupplier isReaderBehind;
  private final AnswerPlace place;
  private final Cut cut;
  private boolean isCut;

  /**
   * @param isReaderBehind whether a further slice may have to wait for the reader
   */
  PlacedStream(
      ServletOutputStream out, BooleanSupplier isReaderBehind, AnswerPlace place, Cut cut) {
    this.out = out;
    this.isReaderBehind = isReaderBehind;
    this.place = place;
    this.cut = cut;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    for (int at = 0; at < count && mayWrite(); at += SLICE_BYTES) {
      out.write(bytes, from + at, Math.min(SLICE_BYTES, count - at));
    }
  }

  private boolean mayWrite() throws IOException {
    if (!isCut && isReaderBehind.getAsBoolean() && !place.take()) {
      isCut = true;
      cut.run();
    }
    return !isCut;
  }

  /** Whether the connection was cut: nothing more is written. */
  boolean isCut() {
    return isCut;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
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
