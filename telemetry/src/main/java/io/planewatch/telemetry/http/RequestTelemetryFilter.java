package io.planewatch.telemetry.http;

import io.opentelemetry.api.OpenTelemetry;
import io.planewatch.telemetry.jvm.JvmMetrics;
import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Measures each request from the first filter to the end of the response, asynchronous ones too.
 */
public class RequestTelemetryFilter implements Filter {
  static final String LEFT_OUT = "io.planewatch.telemetry.left-out";

  private final OpenTelemetry openTelemetry;
  private ServerInstruments instruments;
  private JvmMetrics jvm;

  @Inject
  public RequestTelemetryFilter(OpenTelemetry openTelemetry) {
    this.openTelemetry = openTelemetry;
  }

  @Override
  public void init(FilterConfig config) {
    instruments = new ServerInstruments(openTelemetry);
    jvm = new JvmMetrics(openTelemetry);
  }

  @Override
  public void destroy() {
    jvm.close();
  }

  /** For requests that are no business of the application, such as the scrape of its metrics. */
  public static void leaveOut(HttpServletRequest request) {
    request.setAttribute(LEFT_OUT, true);
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request instanceof HttpServletRequest httpRequest
        && response instanceof HttpServletResponse httpResponse) {
      measure(httpRequest, httpResponse, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void measure(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    CountedResponse countedResponse = new CountedResponse(response);
    CountedRequest countedRequest = new CountedRequest(request, countedResponse);
    Exchange exchange = new Exchange(countedRequest, countedResponse, instruments);
    try {
      chain.doFilter(countedRequest, countedResponse);
    } catch (IOException | ServletException | RuntimeException | Error failure) {
      exchange.fail(failure);
      exchange.end();
      throw failure;
    }
    exchange.endUnlessAsync();
  }
}
