package io.planewatch.controlplane.rules;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.engine.BoundedBody;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Makes every Prometheus read its rules again; one that refuses speaks for all. */
public final class PrometheusReload implements RuleReader {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** Of the beginning of an answer, and of all of its body. */
  static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Of an answer: a reason that names each wrong rule, or the engine's own metrics. */
  private static final int MOST_BYTES = 1 << 20;

  /** Of a reason that is stored and shown. */
  private static final int MOST_REASON = 4000;

  /** What an engine answers. */
  private record Answer(int status, String text) {}

  private final CloseableHttpClient client;
  private final List<URI> addresses;
  private final Supplier<Optional<String>> authorization;
  private final Duration timeout;
  private final Map<URI, Start> starts = new ConcurrentHashMap<>();

  /**
   * @param authorization the header that they ask for, if they do
   */
  public PrometheusReload(List<URI> addresses, Supplier<Optional<String>> authorization) {
    this(addresses, authorization, TIMEOUT);
  }

  PrometheusReload(
      List<URI> addresses, Supplier<Optional<String>> authorization, Duration timeout) {
    this.addresses = List.copyOf(addresses);
    this.authorization = authorization;
    this.timeout = timeout;
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                            .setSocketTimeout(Timeout.of(timeout))
                            // An engine that was just started again has closed the former ones.
                            .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(Timeout.of(timeout))
                    .setResponseTimeout(Timeout.of(timeout))
                    .setProtocolUpgradeEnabled(false)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .build();
  }

  @Override
  public Reading readAgain() {
    Reading all = new Reading.Accepted();
    for (URI address : addresses) {
      Reading reading = readAgain(address);
      if (reading instanceof Reading.Refused) {
        return reading;
      }
      if (reading instanceof Reading.Away) {
        all = reading;
      }
    }
    return all;
  }

  private Reading readAgain(URI address) {
    return send(new HttpPost(address.resolve("/-/reload")), address)
        .<Reading>map(
            answer ->
                switch (answer.status()) {
                  case 200 -> new Reading.Accepted();
                  case 500 -> new Reading.Refused(bounded(answer.text().strip()));
                  // A wrong password or a proxy in between says nothing of the rules.
                  default -> new Reading.Away();
                })
        .orElseGet(Reading.Away::new);
  }

  @Override
  public Optional<Start> started() {
    Optional<Start> last = Optional.empty();
    for (URI address : addresses) {
      Optional<Start> start =
          get(address, "/api/v1/status/runtimeinfo")
              .flatMap(PrometheusReload::startTime)
              .flatMap(at -> start(address, at));
      if (start.isEmpty()) {
        return Optional.empty();
      }
      last = last.filter(known -> known.at().isAfter(start.get().at())).or(() -> start);
    }
    return last;
  }

  /** The metrics tell how the start was, which does not change until the next one. */
  private Optional<Start> start(URI address, Instant at) {
    Optional<Start> known = Optional.ofNullable(starts.get(address));
    return known
        .filter(start -> start.at().equals(at))
        .or(
            () -> {
              Optional<Start> start =
                  get(address, "/metrics").map(all -> new Start(at, isClean(all)));
              start.ifPresent(read -> starts.put(address, read));
              return start;
            });
  }

  private Optional<String> get(URI address, String path) {
    return send(new HttpGet(address.resolve(path)), address)
        .filter(answer -> answer.status() == 200)
        .map(Answer::text);
  }

  /** A process that was killed leaves its lock file behind, which the next one replaces. */
  private static boolean isClean(String metrics) {
    return metrics.lines().anyMatch(line -> line.equals("prometheus_tsdb_clean_start 1"));
  }

  private static Optional<Instant> startTime(String body) {
    try (JsonReader reader = JSON.createReader(new StringReader(body))) {
      String time = reader.readObject().getJsonObject("data").getString("startTime");
      return Optional.of(OffsetDateTime.parse(time).toInstant());
    } catch (JsonException
        | NullPointerException
        | ClassCastException
        | DateTimeParseException other) {
      return Optional.empty();
    }
  }

  /** Empty when the engine does not answer, or not whole within the time-out. */
  private Optional<Answer> send(HttpUriRequestBase request, URI address) {
    authorization.get().ifPresent(header -> request.setHeader(HttpHeaders.AUTHORIZATION, header));
    try {
      ClassicHttpResponse response = client.executeOpen(HttpHost.create(address), request, null);
      try {
        return Optional.of(new Answer(response.getCode(), text(response.getEntity())));
      } finally {
        // Before it is closed, which would read the rest of the answer, however slowly it comes.
        request.abort();
        response.close();
      }
    } catch (IOException away) {
      return Optional.empty();
    }
  }

  /** The request's end closes the stream. */
  @SuppressWarnings("resource")
  private String text(HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    byte[] body = new BoundedBody(entity.getContent(), timeout, MOST_BYTES).readAllBytes();
    return new String(body, StandardCharsets.UTF_8);
  }

  private static String bounded(String reason) {
    return reason.substring(0, Math.min(MOST_REASON, reason.length()));
  }
}
