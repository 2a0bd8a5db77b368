package io.planewatch.telemetry.http;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Counts the bytes of the body that the application writes, by stream or by writer. */
final class CountedResponse extends HttpServletResponseWrapper {
  private CountedOutputStream stream;
  private CountedWriter writer;
  private PrintWriter printWriter;

  CountedResponse(HttpServletResponse response) {
    super(response);
  }

  long bodyBytes() {
    return (stream == null ? 0 : stream.bytes()) + (writer == null ? 0 : writer.bytes());
  }

  /** Why the client got no more, or null. */
  IOException failure() {
    return stream == null ? null : stream.failure();
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (stream == null) {
      stream = new CountedOutputStream(super.getOutputStream());
    }
    return stream;
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (printWriter == null) {
      // The container's own writer stays underneath: asking for it fixes the character encoding.
      PrintWriter container = super.getWriter();
      writer = new CountedWriter(container, Charset.forName(getCharacterEncoding()));
      printWriter = new PrintWriter(writer);
    }
    return printWriter;
  }

  @Override
  public void reset() {
    super.reset();
    forget();
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    forget();
  }

  /** What was still in the container's buffer never becomes a body. */
  private void forget() {
    if (stream != null) {
      stream.forget();
    }
    if (writer != null) {
      writer.forget();
    }
  }
}
