package io.planewatch.controlplane.engine;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** An engine over HTTP. */
public final class RestEngine implements Engine {
  private final PrometheusApi api;
  private final Clock clock;

  public RestEngine(URI address, Duration connectTimeout, Duration readTimeout, Clock clock) {
    this.clock = clock;
    this.api =
        RestClientBuilder.newBuilder()
            .baseUri(address)
            // The engine's errors are answers to be passed on, not exceptions.
            .property("microprofile.rest.client.disable.default.mapper", true)
            .register(QueryString.class)
            .connectTimeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
            .build(PrometheusApi.class);
  }

  @Override
  public EngineAnswer ask(String endpoint, Parameters parameters) {
    return answer(() -> api.post(endpoint, parameters.encoded()));
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    return answer(() -> api.get(endpoint, parameters.encoded()));
  }

  private EngineAnswer answer(Supplier<Response> call) {
    try {
      long begunNanos = System.nanoTime();
      Response response = call.get();
      Instant answeredAt =
          Optional.ofNullable(response.getDate()).map(Date::toInstant).orElseGet(clock::instant);
      Instant askedAt = answeredAt.minusNanos(System.nanoTime() - begunNanos);
      return new EngineAnswer(
          response.getStatus(), askedAt, response.readEntity(InputStream.class));
    } catch (ProcessingException unreachable) {
      throw new EngineUnavailable("the engine does not answer", unreachable);
    }
  }
}
