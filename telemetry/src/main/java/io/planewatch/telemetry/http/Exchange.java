package io.planewatch.telemetry.http;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request on its way: begins when constructed, is recorded once when it ends. */
final class Exchange implements AsyncListener {
  private final CountedRequest request;
  private final CountedResponse response;
  private final ServerInstruments instruments;
  private final Attributes activeAttributes;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final long startNanos = System.nanoTime();
  private volatile String errorType;
  private volatile boolean escaped;

  Exchange(CountedRequest request, CountedResponse response, ServerInstruments instruments) {
    this.request = request;
    this.response = response;
    this.instruments = instruments;
    this.activeAttributes =
        instruments.attributes().active(request.getMethod(), request.getScheme());
    instruments.begin(activeAttributes);
    request.onAsync(this);
  }

  void fail(Throwable failure) {
    errorType = rootCause(failure).getClass().getName();
    escaped = true;
  }

  void endUnlessAsync() {
    if (!request.asyncBegun()) {
      end();
    }
  }

  void end() {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    if (request.getAttribute(RequestTelemetryFilter.LEFT_OUT) != null) {
      instruments.leaveOut(activeAttributes);
      return;
    }
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    int status = status();
    String error = error(status);
    Attributes attributes =
        instruments
            .attributes()
            .of(
                new RequestOutcome(
                    request.getMethod(),
                    request.getScheme(),
                    request.getProtocol(),
                    Route.of(request),
                    status,
                    error));
    Context context =
        request.getAttribute(Route.CONTEXT) instanceof Context traced ? traced : Context.root();
    instruments.end(
        activeAttributes, attributes, context, seconds, request.bodyBytes(), response.bodyBytes());
  }

  /**
   * An exception says more than a status, and is all there is when the status had already been
   * sent.
   */
  private String error(int status) {
    if (errorType != null) {
      return errorType;
    }
    if (request.getAttribute(Route.ERROR) instanceof Throwable failure) {
      return rootCause(failure).getClass().getName();
    }
    if (response.failure() != null) {
      return response.failure().getClass().getName();
    }
    return status >= 500 ? Integer.toString(status) : null;
  }

  /** The container answers 500 for what escapes, but only after this filter has returned. */
  private int status() {
    int status = response.getStatus();
    return escaped && !response.isCommitted() && status < 400
        ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR
        : status;
  }

  @Override
  public void onComplete(AsyncEvent event) {
    end();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    errorType = "timeout";
  }

  @Override
  public void onError(AsyncEvent event) {
    Throwable failure = event.getThrowable();
    errorType = failure == null ? "_OTHER" : rootCause(failure).getClass().getName();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // A further cycle begins through the same request, which adds this listener again.
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && isEnvelope(cause)) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean isEnvelope(Throwable failure) {
    return failure instanceof ServletException
        || failure.getClass().getName().startsWith("org.glassfish.jersey.server.internal.process.");
  }
}
