package io.planewatch.telemetry.http;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.LongUpDownCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;

/** The instruments of the HTTP server conventions. */
final class ServerInstruments {
  static final String SCOPE = "io.planewatch.telemetry.http";
  static final String DURATION = "http.server.request.duration";
  static final String REQUEST_BODY_SIZE = "http.server.request.body.size";
  static final String RESPONSE_BODY_SIZE = "http.server.response.body.size";
  static final String ACTIVE_REQUESTS = "http.server.active_requests";

  private final RequestAttributes attributes = new RequestAttributes();
  private final DoubleHistogram duration;
  private final LongHistogram requestBodySize;
  private final LongHistogram responseBodySize;
  private final LongUpDownCounter active;

  ServerInstruments(OpenTelemetry openTelemetry) {
    Meter meter = openTelemetry.getMeter(SCOPE);
    duration =
        meter
            .histogramBuilder(DURATION)
            .setUnit("s")
            .setDescription("Duration of HTTP server requests.")
            .build();
    requestBodySize =
        meter
            .histogramBuilder(REQUEST_BODY_SIZE)
            .ofLongs()
            .setUnit("By")
            .setDescription("Size of HTTP server request bodies.")
            .build();
    responseBodySize =
        meter
            .histogramBuilder(RESPONSE_BODY_SIZE)
            .ofLongs()
            .setUnit("By")
            .setDescription("Size of HTTP server response bodies.")
            .build();
    active =
        meter
            .upDownCounterBuilder(ACTIVE_REQUESTS)
            .setUnit("{request}")
            .setDescription("Number of active HTTP server requests.")
            .build();
  }

  RequestAttributes attributes() {
    return attributes;
  }

  void begin(Attributes activeAttributes) {
    active.add(1, activeAttributes, Context.root());
  }

  void leaveOut(Attributes activeAttributes) {
    active.add(-1, activeAttributes, Context.root());
  }

  /**
   * Records a request that ended.
   *
   * @param context the request's span, if there is one, so that the measurement can become an
   *     exemplar
   */
  void end(
      Attributes activeAttributes,
      Attributes outcome,
      Context context,
      double seconds,
      long requestBodyBytes,
      long responseBodyBytes) {
    active.add(-1, activeAttributes, Context.root());
    duration.record(seconds, outcome, context);
    if (requestBodyBytes != CountedRequest.NO_BODY) {
      requestBodySize.record(requestBodyBytes, outcome, context);
    }
    responseBodySize.record(responseBodyBytes, outcome, context);
  }
}
