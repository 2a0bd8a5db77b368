package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.engine.BoundedBody;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;

/** Makes every Prometheus read its rules again; one that refuses speaks for all. */
public final class PrometheusReload implements RuleReader {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** Of the beginning of an answer, and of all of its body. */
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** The reason of a refusal names each rule that is wrong. */
  private static final int MOST_BYTES = 1 << 20;

  private final CloseableHttpClient client;
  private final List<URI> addresses;
  private final Supplier<Optional<String>> authorization;
  private final Duration timeout;

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
    HttpPost request = new HttpPost(address.resolve("/-/reload"));
    authorization.get().ifPresent(header -> request.setHeader(HttpHeaders.AUTHORIZATION, header));
    try {
      ClassicHttpResponse response = client.executeOpen(HttpHost.create(address), request, null);
      try {
        return reading(response);
      } finally {
        // Before it is closed, which would read the rest of the answer, however slowly it comes.
        request.abort();
        response.close();
      }
    } catch (IOException away) {
      return new Reading.Away();
    }
  }

  private Reading reading(ClassicHttpResponse response) throws IOException {
    return switch (response.getCode()) {
      case 200 -> new Reading.Accepted();
      case 500 -> new Reading.Refused(text(response.getEntity()));
      // A wrong password or a proxy in between says nothing of the rules.
      default -> new Reading.Away();
    };
  }

  /** The request's end closes the stream. */
  @SuppressWarnings("resource")
  private String text(HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    byte[] body = new BoundedBody(entity.getContent(), timeout, MOST_BYTES).readAllBytes();
    return new String(body, StandardCharsets.UTF_8).strip();
  }
}
