package io.planewatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.telemetry.kinds.KindsApplication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a Jakarta REST response filter alone would measure wrongly or not at all. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RequestKindsIT {
  private static final String COUNT = "http_server_request_duration_seconds_count";
  private static final String ACTIVE = "http_server_active_requests";
  private static final String SECONDS = "http_server_request_duration_seconds_sum";
  private static final String RESPONSE_BYTES = "http_server_response_body_size_bytes_sum";
  private static final String REQUEST_BYTES = "http_server_request_body_size_bytes_sum";

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @ArquillianResource URI application;

  @Deployment(testable = false)
  static WebArchive application() {
    return TelemetryArchive.with(
        "kinds.war", KindsApplication.class.getPackage(), "otel.traces.sampler=always_on\n");
  }

  @Test
  void aBodyWriterThatFailsAtOnceIsAServerError() throws Exception {
    // When
    int status = get("kinds/unwritable/0").statusCode();

    // Then
    Scrape scrape = recorded(route("/unwritable/{bytes}"), "status_code=\"500\"");
    assertThat(status).isEqualTo(500);
    assertThat(scrape.samples(COUNT, route("/unwritable/{bytes}"), "status_code=\"500\""))
        .singleElement()
        .asString()
        .contains("error_type=\"java.lang.UnsupportedOperationException\"");
  }

  @Test
  void aBodyWriterThatFailsOnTheWayKeepsTheStatusThatWasSentButIsAnError() throws Exception {
    // When
    try {
      get("kinds/unwritable/100000");
    } catch (IOException truncated) {
      assertThat(truncated).isNotNull();
    }

    // Then
    recorded(
        route("/unwritable/{bytes}"),
        "status_code=\"200\"",
        "error_type=\"java.lang.UnsupportedOperationException\"");
  }

  @Test
  void anExceptionThatNobodyMapsNamesItsType() throws Exception {
    // When
    get("kinds/throwing");

    // Then
    recorded(
        route("/throwing"),
        "status_code=\"500\"",
        "error_type=\"java.lang.IllegalStateException\"");
  }

  @Test
  void anAsynchronousRequestLastsUntilItIsResumed() throws Exception {
    // When
    get("kinds/async/300");

    // Then
    Scrape scrape = recorded(route("/async/{millis}"), "status_code=\"202\"");
    // Seconds, however slow the machine: 300 milliseconds would be 300.
    assertThat(scrape.sum(SECONDS, route("/async/{millis}"))).isBetween(0.3, 299.0);
    assertThat(scrape.sum(RESPONSE_BYTES, route("/async/{millis}"))).isEqualTo(5);
  }

  /** Some end before the thread that began them has returned through the filters. */
  @Test
  void noAsynchronousRequestIsLost() throws Exception {
    // When
    List<CompletableFuture<HttpResponse<Void>>> answers = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      answers.add(client.sendAsync(request("kinds/async-at-once"), BodyHandlers.discarding()));
      if (i % 20 == 19) {
        answers.forEach(CompletableFuture::join);
      }
    }
    answers.forEach(CompletableFuture::join);

    // Then
    String route = route("/async-at-once");
    Scrape scrape = Scrape.await(client, application, it -> it.sum(COUNT, route) >= 2_000);
    assertThat(scrape.sum(COUNT, route, "status_code=\"202\"")).isEqualTo(2_000);
    Scrape idle = Scrape.await(client, application, it -> it.sum(ACTIVE) == 1);
    assertThat(idle.sum(ACTIVE)).as("only the scrape itself is active").isEqualTo(1);
  }

  @Test
  void anAsynchronousRequestThatTimesOutIsUnavailable() throws Exception {
    // When
    int status = get("kinds/async-timeout").statusCode();

    // Then
    assertThat(status).isEqualTo(503);
    recorded(route("/async-timeout"), "status_code=\"503\"", "error_type=");
  }

  @Test
  void anAsynchronousRequestThatFailsIsAServerError() throws Exception {
    // When
    int status = get("kinds/async-failing").statusCode();

    // Then
    assertThat(status).isEqualTo(500);
    recorded(route("/async-failing"), "status_code=\"500\"", "error_type=");
  }

  @Test
  void aStreamIsCountedWholly() throws Exception {
    // When
    get("kinds/streaming/10");

    // Then
    Scrape scrape = recorded(route("/streaming/{chunks}"), "status_code=\"200\"");
    assertThat(scrape.sum(RESPONSE_BYTES, route("/streaming/{chunks}"), "version=\"1.1\""))
        .isEqualTo(10.0 * 64 * 1024);
  }

  @Test
  void aClientThatLeavesIsAnError() throws Exception {
    // When: 1.0 keeps this series apart from the other streams'
    try (Socket socket = new Socket(application.getHost(), application.getPort())) {
      String path = application.getPath() + "kinds/streaming/100000";
      socket
          .getOutputStream()
          .write(("GET " + path + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
      assertThat(socket.getInputStream().read()).isPositive();
      socket.setSoLinger(true, 0);
    }

    // Then
    recorded(route("/streaming/{chunks}"), "version=\"1.0\"", "error_type=\"");
  }

  @Test
  void whatIsOutsideTheApplicationIsMeasuredWithoutARoute() throws Exception {
    // When
    int status = get("elsewhere").statusCode();

    // Then
    assertThat(status).isEqualTo(404);
    Scrape scrape = recorded("status_code=\"404\"");
    assertThat(scrape.samples(COUNT, "status_code=\"404\""))
        .noneMatch(line -> line.contains("http_route"));
  }

  @Test
  void aSubResourceHasTheTemplatesOfItsLocators() throws Exception {
    // When
    get("kinds/parents/1/children/2");
    get("kinds/guardians/1/children/2");
    get("kinds/parents/3/children/4");

    // Then
    String parents = route("/parents/{parent}/children/{child}");
    Scrape scrape = Scrape.await(client, application, it -> it.sum(COUNT, parents) >= 2);
    assertThat(scrape.sum(COUNT, parents)).isEqualTo(2);
    recorded(route("/guardians/{guardian}/children/{child}"));
  }

  @Test
  void aBodyWithoutAnnouncedLengthIsCountedAsItIsRead() throws Exception {
    // When
    byte[] body = new byte[30_000];
    HttpRequest request =
        HttpRequest.newBuilder(application.resolve("kinds/length"))
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
            .build();
    client.send(request, BodyHandlers.discarding());

    // Then
    Scrape scrape = recorded(route("/length"));
    assertThat(scrape.sum(REQUEST_BYTES, route("/length"))).isEqualTo(30_000);
  }

  @Test
  void charactersAreCountedAsTheBytesTheyBecome() throws Exception {
    // Given
    Scrape before = Scrape.of(client, application);

    // When
    get("written");
    get("written?async=1");

    // Then: a servlet has no template, and both requests share the series of those without a route
    String[] plain = {"status_code=\"200\"", "method=\"GET\""};
    double countBefore = unrouted(before, COUNT, plain);
    Scrape after =
        Scrape.await(client, application, it -> unrouted(it, COUNT, plain) >= countBefore + 2);
    assertThat(unrouted(after, COUNT, plain)).isEqualTo(countBefore + 2);
    assertThat(unrouted(after, RESPONSE_BYTES, plain) - unrouted(before, RESPONSE_BYTES, plain))
        .isEqualTo(2.0 * "Grüße".getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void anUnknownMethodAddsNoSeriesOfItsOwn() throws Exception {
    // When
    HttpRequest request =
        HttpRequest.newBuilder(application.resolve("kinds/throwing"))
            .method("BREW", HttpRequest.BodyPublishers.noBody())
            .build();
    client.send(request, BodyHandlers.discarding());

    // Then
    Scrape scrape = recorded("method=\"_OTHER\"");
    assertThat(scrape.lines()).noneMatch(line -> line.contains("BREW"));
  }

  @Test
  void aMeasurementLeadsToTheTraceOfItsCaller() throws Exception {
    // Given
    String traceId = "0af7651916cd43dd8448eb211c80319c";
    HttpRequest request =
        HttpRequest.newBuilder(application.resolve("kinds/throwing"))
            .header("traceparent", "00-" + traceId + "-b7ad6b7169203331-01")
            .build();

    // When
    client.send(request, BodyHandlers.discarding());

    // Then: a scrape takes the exemplars with it, so each must be looked at
    Scrape scrape =
        Scrape.awaitExemplar(
            client, application, it -> it.lines().stream().anyMatch(l -> l.contains(traceId)));
    assertThat(scrape.lines())
        .anyMatch(
            line ->
                line.startsWith("http_server_request_duration_seconds_bucket")
                    && line.contains("# {trace_id=\"" + traceId));
  }

  private static double unrouted(Scrape scrape, String name, String... labels) {
    return scrape.sum(name, labels) - scrape.sum(name, withRoute(labels));
  }

  private static String[] withRoute(String[] labels) {
    String[] more = Arrays.copyOf(labels, labels.length + 1);
    more[labels.length] = "http_route=";
    return more;
  }

  private Scrape recorded(String... labels) throws IOException, InterruptedException {
    Scrape scrape = Scrape.await(client, application, it -> it.sum(COUNT, labels) >= 1);
    assertThat(scrape.samples(COUNT, labels))
        .as(() -> String.join("\n", scrape.samples(COUNT)))
        .isNotEmpty();
    return scrape;
  }

  private String route(String template) {
    return "http_route=\"" + application.getPath() + "kinds" + template + "\"";
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(request(path), BodyHandlers.ofString());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(application.resolve(path)).build();
  }
}
