package io.planewatch.controlplane.queries;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Answers a suspended request. */
final class AsyncReply implements Reply {
  private final AsyncResponse response;
  private final QueryMetrics metrics;

  AsyncReply(AsyncResponse response, QueryMetrics metrics) {
    this.response = response;
    this.metrics = metrics;
  }

  @Override
  public void send(Outcome outcome) {
    if (outcome.status() >= 400) {
      metrics.refused(outcome.status());
    }
    StreamingOutput body = out -> out.write(outcome.bytes(), 0, outcome.length());
    Response.ResponseBuilder answer =
        Response.status(outcome.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header("Content-Length", outcome.length())
            .entity(body);
    if (outcome.status() == 429 || outcome.status() == 503) {
      answer.header("Retry-After", "2");
    }
    response.resume(answer.build());
  }

  /**
   * Once the first byte is sent JAX-RS has no way to cut the connection, and ends half an answer in
   * good order. What goes this way is asked seldom, so it is sent when it is whole.
   */
  @Override
  public void stream(Body body) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    try {
      body.writeTo(whole);
    } catch (IOException broken) {
      send(ApiError.unavailable("the engine broke off its answer").outcome());
      return;
    }
    send(Outcome.of(200, whole.toByteArray()));
  }
}
