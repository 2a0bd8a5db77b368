package io.planewatch.telemetry.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Determines the size of a request body. Without a length header, the bytes are counted while they
 * are read.
 */
final class CountedRequest extends HttpServletRequestWrapper {
  static final long NO_BODY = -1;

  private final CountedResponse response;
  private AsyncListener asyncListener;
  private boolean asyncBegun;
  private CountedInputStream counted;
  private BufferedReader reader;

  CountedRequest(HttpServletRequest request, CountedResponse response) {
    super(request);
    this.response = response;
  }

  long bodyBytes() {
    long declared = getContentLengthLong();
    if (declared >= 0) {
      return declared;
    }
    return counted == null ? NO_BODY : counted.bytes();
  }

  /**
   * The listener hears of every asynchronous cycle from its start: one added later could miss the
   * end.
   */
  void onAsync(AsyncListener listener) {
    asyncListener = listener;
  }

  boolean asyncBegun() {
    return asyncBegun;
  }

  /** Payara would count the request once more. */
  @Override
  public void setAttribute(String name, Object value) {
    if (!ServerTelemetry.isHistogram(name)) {
      super.setAttribute(name, value);
    }
  }

  /** Without arguments the container would go on with the pair that it made, uncounted. */
  @Override
  public AsyncContext startAsync() {
    return startAsync(this, response);
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    AsyncContext context = super.startAsync(request, response);
    context.addListener(asyncListener);
    asyncBegun = true;
    return context;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (getContentLengthLong() >= 0 || getHeader("Transfer-Encoding") == null) {
      return super.getInputStream();
    }
    if (counted == null) {
      counted = new CountedInputStream(super.getInputStream());
    }
    return counted;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    if (getContentLengthLong() >= 0) {
      return super.getReader();
    }
    if (reader == null) {
      String encoding = getCharacterEncoding();
      Charset charset = encoding == null ? StandardCharsets.ISO_8859_1 : Charset.forName(encoding);
      reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
    return reader;
  }
}
