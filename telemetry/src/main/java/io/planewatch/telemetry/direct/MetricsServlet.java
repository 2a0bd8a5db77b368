package io.planewatch.telemetry.direct;

import io.planewatch.telemetry.http.RequestTelemetryFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers a scrape. */
public class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String OPEN_METRICS = "application/openmetrics-text";

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    RequestTelemetryFilter.leaveOut(request);
    String accept = request.getHeader("Accept");
    boolean openMetrics = accept != null && accept.contains(OPEN_METRICS);
    DirectMetrics metrics = DirectMetrics.instance();
    byte[] body =
        TextFormat.write(metrics.collect(), metrics.resource(), metrics.isEverything(), openMetrics)
            .getBytes(StandardCharsets.UTF_8);
    response.setContentType(
        openMetrics
            ? OPEN_METRICS + "; version=1.0.0; charset=utf-8"
            : "text/plain; version=0.0.4; charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
