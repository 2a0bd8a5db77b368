package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.grizzly.Connections;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers in the request's own thread, unless it has to wait for somebody else's answer. */
final class ServletReply implements Reply {
  private static final int SLICE_BYTES = 64 * 1024;
  private static final String RETRY_AFTER_SECONDS = "2";

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final QueryMetrics metrics;
  private final Optional<ClosedPeers.Peer> peer;

  ServletReply(HttpServletRequest request, HttpServletResponse response, QueryMetrics metrics) {
    this.request = request;
    this.response = response;
    this.metrics = metrics;
    this.peer = peer(request);
  }

  private static Optional<ClosedPeers.Peer> peer(HttpServletRequest request) {
    try {
      // A literal address is never looked up.
      InetAddress address = InetAddress.getByName(request.getRemoteAddr());
      return Optional.of(
          new ClosedPeers.Peer(address, request.getRemotePort(), request.getLocalPort()));
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  @Override
  public boolean isGone(ClosedPeers closed) {
    return peer.map(closed::contains).orElse(false);
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
    boolean compressed = outcome.length() >= Compression.LEAST_BYTES && varies();
    if (!compressed) {
      response.setContentLength(outcome.length());
    }
    try (OutputStream out =
        compressed ? Compression.output(response) : response.getOutputStream()) {
      // In slices: the server bounds how long each of them may take.
      for (int at = 0; at < outcome.length(); at += SLICE_BYTES) {
        int slice = Math.min(SLICE_BYTES, outcome.length() - at);
        out.write(outcome.bytes(), at, slice);
      }
    } catch (IOException left) {
      // Whoever asked does not wait any more, and the answer is nobody else's.
    }
  }

  @Override
  public void stream(Body body) {
    response.setContentType("application/json");
    OutputStream out = OutputStream.nullOutputStream();
    try {
      out = varies() ? Compression.output(response) : response.getOutputStream();
      body.writeTo(out);
    } catch (IOException broken) {
      Connections.cut(request);
    } catch (RuntimeException | Error broken) {
      Connections.cut(request);
      throw broken;
    } finally {
      Compression.release(out);
    }
  }

  /** Whether the client takes a compressed answer. */
  private boolean varies() {
    response.addHeader("Vary", "Accept-Encoding");
    return Compression.isAccepted(request);
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
