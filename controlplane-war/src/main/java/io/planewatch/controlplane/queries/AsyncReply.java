package io.planewatch.controlplane.queries;

import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
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
    send(whole(body));
  }

  @Override
  public boolean waitsForReader() {
    return false;
  }

  /** What {@code body} writes, or an error when that is too much or ends early. */
  static Outcome whole(Body body) {
    Bounded whole = new Bounded();
    try {
      body.writeTo(whole);
    } catch (IOException broken) {
      return whole.isFull ? tooLarge() : brokenOff();
    }
    // The body ends in good order when other requests wait for the same answer.
    return whole.isFull ? tooLarge() : Outcome.of(200, whole.bytes.toByteArray());
  }

  private static Outcome tooLarge() {
    return ApiError.execution("the answer is larger than 8 MiB; ask for less").outcome();
  }

  private static Outcome brokenOff() {
    return ApiError.unavailable("the engine broke off its answer").outcome();
  }

  /** Refuses what is more than such an endpoint's clients read. */
  private static final class Bounded extends OutputStream {
    private static final int MOST_BYTES = 8 << 20;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean isFull;

    @Override
    public void write(int one) throws IOException {
      requireRoom(1);
      bytes.write(one);
    }

    @Override
    public void write(byte[] more, int from, int length) throws IOException {
      requireRoom(length);
      bytes.write(more, from, length);
    }

    private void requireRoom(int more) throws IOException {
      if (isFull || bytes.size() + (long) more > MOST_BYTES) {
        isFull = true;
        throw new IOException("the answer is larger than " + MOST_BYTES + " bytes");
      }
    }
  }
}
