package io.planewatch.controlplane.queries;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Consumer;

/** Answers in the request's own thread, unless it has to wait for somebody else's answer. */
final class ServletReply implements Reply {
  private static final String RETRY_AFTER_SECONDS = "2";

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final QueryMetrics metrics;

  ServletReply(HttpServletRequest request, HttpServletResponse response, QueryMetrics metrics) {
    this.request = request;
    this.response = response;
    this.metrics = metrics;
  }

  @Override
  public void send(Outcome outcome) {
    if (outcome.status() >= 400) {
      metrics.refused(outcome.status());
    }
    if (outcome.status() == 429 || outcome.status() == 503) {
      response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
    }
    response.setStatus(outcome.status());
    response.setContentType("application/json");
    response.setContentLength(outcome.length());
    try {
      response.getOutputStream().write(outcome.bytes(), 0, outcome.length());
    } catch (IOException left) {
      // Whoever asked does not wait any more, and the answer is nobody else's.
    }
  }

  @Override
  public void stream(Body body) {
    response.setContentType("application/json");
    try {
      body.writeTo(response.getOutputStream());
    } catch (IOException broken) {
      Connections.cut(request);
    } catch (RuntimeException | Error broken) {
      Connections.cut(request);
      throw broken;
    }
  }

  @Override
  public Consumer<Outcome> deferred() {
    AsyncContext suspended = request.startAsync();
    suspended.setTimeout(0);
    return outcome -> {
      try {
        send(outcome);
      } finally {
        suspended.complete();
      }
    };
  }
}
