package io.planewatch.telemetry;

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
    HttpRequest request =
        HttpRequest.newBuilder(application.resolve("metrics")).header("Accept", accept).build();
    return new Scrape(client.send(request, HttpResponse.BodyHandlers.ofLines()).body().toList());
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
