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

/** An engine by the MicroProfile Rest Client: what asks Prometheus about itself. */
public final class RestEngine implements Engine {
  private final PrometheusApi api;
  private final Duration readTimeout;
  private final Supplier<Optional<String>> authorization;
  private final Clock clock;

  /**
   * Takes the engine's address.
   *
   * @param readTimeout how long an engine may be silent, and its answer be waited for in all
   * @param authorization the header that it asks for, asked anew at each request; empty for none
   */
  public RestEngine(
      URI address,
      Duration connectTimeout,
      Duration readTimeout,
      Supplier<Optional<String>> authorization,
      Clock clock) {
    this.readTimeout = readTimeout;
    this.authorization = authorization;
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
    return answer(() -> api.post(endpoint, header(), parameters.encoded()));
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    return answer(() -> api.get(endpoint, header(), parameters.encoded()));
  }

  /** The rest client leaves a header out that is null. */
  private String header() {
    return authorization.get().orElse(null);
  }

  private EngineAnswer answer(Supplier<Response> call) {
    try {
      long begunNanos = System.nanoTime();
      Response response = call.get();
      Instant answeredAt =
          Optional.ofNullable(response.getDate()).map(Date::toInstant).orElseGet(clock::instant);
      Instant askedAt = answeredAt.minusNanos(System.nanoTime() - begunNanos);
      InputStream body = new AwaitedBody(response.readEntity(InputStream.class), readTimeout);
      return new EngineAnswer(response.getStatus(), askedAt, body);
    } catch (ProcessingException unreachable) {
      throw new EngineUnavailable("the engine does not answer", unreachable);
    }
  }
}
