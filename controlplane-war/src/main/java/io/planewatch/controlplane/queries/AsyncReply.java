package io.planewatch.controlplane.queries;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;

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
    response.resume(
        Response.status(outcome.status())
            .type(MediaType.APPLICATION_JSON_TYPE)
            .header("Content-Length", outcome.length())
            .entity(body)
            .build());
  }

  @Override
  public void stream(Body body) {
    StreamingOutput streaming = body::writeTo;
    if (!response.resume(Response.ok(streaming, MediaType.APPLICATION_JSON_TYPE).build())) {
      finishForTheOthers(body);
    }
  }

  /** This caller is gone, but others may wait for what the body brings. */
  private static void finishForTheOthers(Body body) {
    try {
      body.writeTo(OutputStream.nullOutputStream());
    } catch (IOException ignored) {
      // The body has told those who wait; this caller hears nothing any more.
    }
  }
}
