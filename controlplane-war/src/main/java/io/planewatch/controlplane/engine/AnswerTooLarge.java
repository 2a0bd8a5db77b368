package io.planewatch.controlplane.engine;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The engine answers, but its answer is larger than the reader may hold in memory. */
public final class AnswerTooLarge extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  public AnswerTooLarge(int mostBytes) {
    super(new IOException("the engine's answer is larger than " + mostBytes + " bytes"));
  }

  @Override
  public String getMessage() {
    return getCause().getMessage();
  }
}
