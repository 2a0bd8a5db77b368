package io.planewatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.telemetry.second.SecondApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An application of a few lines that knows nothing of telemetry but has the jar in WEB-INF/lib. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class SecondApplicationIT {
  private static final String COUNT = "http_server_request_duration_seconds_count";

  private final HttpClient client = HttpClient.newHttpClient();

  @ArquillianResource URI application;

  @Deployment(testable = false)
  static WebArchive application() {
    return TelemetryArchive.with("shop.war", SecondApplication.class.getPackage(), "");
  }

  @Test
  void theTemplateNotThePathBecomesTheRoute() throws Exception {
    // When
    get("second/greetings/ada", 200);
    get("second/greetings/grace", 200);

    // Then
    String route = "http_route=\"" + application.getPath() + "second/greetings/{name}\"";
    Scrape scrape = Scrape.await(client, application, it -> it.sum(COUNT, route) >= 2);
    assertThat(scrape.samples(COUNT, route)).hasSize(1);
    assertThat(scrape.lines()).noneMatch(line -> line.contains("grace"));
    assertThat(scrape.samples(COUNT, route).get(0))
        .contains(
            "http_request_method=\"GET\"",
            "http_response_status_code=\"200\"",
            "url_scheme=\"http\"",
            "network_protocol_version=\"1.1\"",
            "service_version=\"7.8\"");
  }

  @Test
  void bucketsAreTheConventionsSeconds() throws Exception {
    // When
    get("second/greetings/ada", 200);

    // Then
    String bucket = "http_server_request_duration_seconds_bucket";
    Scrape scrape = Scrape.await(client, application, it -> it.sum(bucket, "greetings") > 0);
    assertThat(scrape.samples(bucket, "greetings", "200").stream().map(SecondApplicationIT::le))
        .containsExactly(
            "0.005", "0.01", "0.025", "0.05", "0.075", "0.1", "0.25", "0.5", "0.75", "1.0", "2.5",
            "5.0", "7.5", "10.0", "+Inf");
  }

  @Test
  void aPathThatNoResourceMatchesHasNoRoute() throws Exception {
    // When
    get("second/nothing", 404);

    // Then
    String status = "http_response_status_code=\"404\"";
    Scrape scrape = Scrape.await(client, application, it -> it.sum(COUNT, status) >= 1);
    assertThat(scrape.samples(COUNT, status)).noneMatch(line -> line.contains("http_route"));
  }

  @Test
  void theScrapeItselfIsNotMeasured() throws Exception {
    // When
    Scrape.of(client, application);
    Scrape scrape = Scrape.of(client, application);

    // Then
    assertThat(scrape.lines()).noneMatch(line -> line.contains("metrics\""));
    assertThat(scrape.sum("http_server_active_requests")).isEqualTo(1);
  }

  private void get(String path, int status) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(application.resolve(path))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(status);
  }

  private static String le(String line) {
    int start = line.indexOf("le=\"") + 4;
    return line.substring(start, line.indexOf('"', start));
  }
}
