package io.planewatch.controlplane.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** An engine over a pool of kept connections (docs/adr/0004-the-hot-path.md). */
public final class PooledEngine implements Engine, AutoCloseable {
  /** What an engine has beyond its own limit, so that what it says of that comes first. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** A Date header, which is the same for a second's answers and slow to read. */
  private record Stamp(String text, Instant at) {}

  private final CloseableHttpClient client;
  private final HttpHost host;
  private final String path;
  private final Duration readTimeout;
  private final Supplier<Optional<String>> authorization;
  private final Clock clock;
  private volatile Optional<Stamp> lastStamp = Optional.empty();

  /**
   * @param readTimeout how long an engine may be silent, its answer be waited for in all, and
   *     others wait for a connection, where a request's own {@link Parameters#limit} does not say
   *     it
   * @param connections at most so many at once
   * @param authorization the header that it asks for, asked anew at each request; empty for none
   */
  public PooledEngine(
      URI address,
      Duration connectTimeout,
      Duration readTimeout,
      int connections,
      Supplier<Optional<String>> authorization,
      Clock clock) {
    this.authorization = authorization;
    this.clock = clock;
    this.host = HttpHost.create(address);
    this.path = address.getPath().replaceAll("/+$", "") + "/api/v1/";
    this.readTimeout = readTimeout;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(connections)
                    .setMaxConnTotal(connections)
                    .setDefaultSocketConfig(SocketConfig.custom().setTcpNoDelay(true).build())
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.of(connectTimeout))
                            .setSocketTimeout(Timeout.of(readTimeout))
                            .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                            .build())
                    .build())
            // Bytes are passed on as the engine wrote them, and it alone is asked.
            .disableContentCompression()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .setRetryStrategy(new OnceMore())
            .evictIdleConnections(TimeValue.ofMinutes(1))
            .build();
  }

  @Override
  public EngineAnswer ask(String endpoint, Parameters parameters) {
    HttpPost request = new HttpPost(path + endpoint);
    request.setEntity(
        new StringEntity(parameters.encoded(), ContentType.APPLICATION_FORM_URLENCODED));
    return answer(request, parameters);
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    String query = parameters.isEmpty() ? "" : "?" + parameters.encoded();
    return answer(new HttpGet(path + endpoint + query), parameters);
  }

  private static RequestConfig patience(Duration silence) {
    Timeout most = Timeout.of(silence);
    return RequestConfig.custom()
        .setConnectionRequestTimeout(most)
        .setResponseTimeout(most)
        .setProtocolUpgradeEnabled(false)
        .build();
  }

  private EngineAnswer answer(HttpUriRequestBase request, Parameters parameters) {
    Duration most = parameters.limit().map(limit -> limit.plus(GRACE)).orElse(readTimeout);
    request.setConfig(patience(most));
    Optional<Cancellation> cancellation = parameters.cancellation();
    cancellation.ifPresent(by -> by.onCancel(request::abort));
    authorization.get().ifPresent(value -> request.setHeader(HttpHeaders.AUTHORIZATION, value));
    long begunNanos = System.nanoTime();
    try {
      ClassicHttpResponse response = client.executeOpen(host, request, null);
      requireServing(response);
      Instant askedAt = answeredAt(response).minusNanos(System.nanoTime() - begunNanos);
      return new EngineAnswer(response.getCode(), askedAt, body(request, response, most));
    } catch (ConnectionRequestTimeoutException exhausted) {
      throw new EngineBusy("all connections to the engine are in use; try again soon");
    } catch (IOException unreachable) {
      if (cancellation.map(Cancellation::isCancelled).orElse(false)) {
        throw new RequestCancelled();
      }
      throw new EngineUnavailable("the engine does not answer", unreachable);
    }
  }

  /** Until its log is replayed Prometheus answers everything with 503 and a text. */
  private static void requireServing(ClassicHttpResponse response) throws IOException {
    Header type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    if (response.getCode() == 503
        && (type == null || !type.getValue().startsWith("application/json"))) {
      response.close();
      throw new EngineUnavailable("the engine is not ready to serve; try again soon");
    }
  }

  private Instant answeredAt(ClassicHttpResponse response) {
    Header date = response.getFirstHeader(HttpHeaders.DATE);
    if (date == null) {
      return clock.instant();
    }
    Optional<Stamp> known = lastStamp.filter(stamp -> stamp.text().equals(date.getValue()));
    if (known.isEmpty()) {
      known =
          Optional.ofNullable(DateUtils.parseStandardDate(date.getValue()))
              .map(at -> new Stamp(date.getValue(), at));
      lastStamp = known;
    }
    return known.map(Stamp::at).orElseGet(clock::instant);
  }

  /** Closed before its end it takes the connection with it: the rest is not waited for. */
  private static InputStream body(
      HttpUriRequestBase request, ClassicHttpResponse response, Duration most) throws IOException {
    if (response.getEntity() == null) {
      response.close();
      return InputStream.nullInputStream();
    }
    return new AwaitedBody(response.getEntity().getContent(), most) {
      @Override
      public void close() throws IOException {
        request.abort();
        response.close();
      }
    };
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }
}
