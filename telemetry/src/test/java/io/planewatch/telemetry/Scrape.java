package io.planewatch.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The lines of one scrape. */
public record Scrape(List<String> lines) {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  public Scrape {
    lines = List.copyOf(lines);
  }

  public static Scrape of(HttpClient client, URI application)
      throws IOException, InterruptedException {
    return of(client, application, "text/plain");
  }

  private static Scrape of(HttpClient client, URI application, String accept)
      throws IOException, InterruptedException {
    // Prometheus scrapes over HTTP/1.1 where there is no TLS; the JDK's client would ask for an
    // upgrade to HTTP/2.
    HttpRequest request =
        HttpRequest.newBuilder(application.resolve("metrics"))
            .version(HttpClient.Version.HTTP_1_1)
            .header("Accept", accept)
            .build();
    HttpResponse<Stream<String>> response =
        client.send(request, HttpResponse.BodyHandlers.ofLines());
    List<String> lines = response.body().toList();
    assertThat(response.statusCode()).as("scrape: %s", lines).isEqualTo(200);
    return new Scrape(lines);
  }

  /** A response may reach the client before the server has recorded it. */
  public static Scrape await(HttpClient client, URI application, Predicate<Scrape> condition)
      throws IOException, InterruptedException {
    return await(client, application, "text/plain", condition);
  }

  /** Only OpenMetrics carries exemplars. */
  public static Scrape awaitExemplar(
      HttpClient client, URI application, Predicate<Scrape> condition)
      throws IOException, InterruptedException {
    return await(client, application, "application/openmetrics-text", condition);
  }

  private static Scrape await(
      HttpClient client, URI application, String accept, Predicate<Scrape> condition)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    Scrape scrape = of(client, application, accept);
    while (!condition.test(scrape) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      scrape = of(client, application, accept);
    }
    assertThat(condition.test(scrape)).as("scraped in time: %s", scrape.lines()).isTrue();
    return scrape;
  }

  /** The samples of a name whose labels hold all of these, each as {@code label="value"}. */
  public List<String> samples(String name, String... labels) {
    return lines.stream()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .filter(line -> Stream.of(labels).allMatch(line::contains))
        .toList();
  }

  /** Their sum; zero where there is none. */
  public double sum(String name, String... labels) {
    return samples(name, labels).stream()
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
