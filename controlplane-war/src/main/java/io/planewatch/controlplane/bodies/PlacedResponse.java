package io.planewatch.controlplane.bodies;

import io.planewatch.controlplane.grizzly.Connections;
import io.planewatch.controlplane.grizzly.WriteQueue;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * A response whose body needs a place of its reader as soon as the reader is slow. What is written
 * by {@link #getWriter} is not watched: only the error page is written that way, and it is small.
 */
final class PlacedResponse extends HttpServletResponseWrapper {
  private final HttpServletRequest request;
  private final AnswerPlace place;
  private PlacedStream stream;

  PlacedResponse(HttpServletRequest request, HttpServletResponse response, AnswerPlace place) {
    super(response);
    this.request = request;
    this.place = place;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      WriteQueue queue = new WriteQueue(request);
      stream = new PlacedStream(super.getOutputStream(), queue::isFull, place, this::cut);
    }
    return stream;
  }

  /** Whether the connection was cut, because its reader is slow and has no place. */
  boolean isCut() {
    return stream != null && stream.isCut();
  }

  /** An error would not help: the reader has not yet read the bytes before it. */
  private void cut() throws IOException {
    Connections.cut(request);
    throw new IOException("the reader is slow, and too many such readers are waited for");
  }
}
