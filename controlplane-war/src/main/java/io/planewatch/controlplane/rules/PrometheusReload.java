package io.planewatch.controlplane.rules;

import static io.planewatch.controlplane.json.Documents.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Makes every Prometheus read its rules again; one that refuses speaks for all. */
public final class PrometheusReload implements RuleReader {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final int MOST_REASON = 4000;

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final List<URI> addresses;
  private final Supplier<Optional<String>> authorization;

  /**
   * @param authorization the header that they ask for, if they do
   */
  public PrometheusReload(List<URI> addresses, Supplier<Optional<String>> authorization) {
    this.addresses = List.copyOf(addresses);
    this.authorization = authorization;
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
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("/-/reload")).POST(BodyPublishers.noBody());
    return send(request, TIMEOUT)
        .<Reading>map(
            answer ->
                switch (answer.statusCode()) {
                  case 200 -> new Reading.Accepted();
                  case 500 -> new Reading.Refused(bounded(answer.body().strip()));
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
              .flatMap(at -> get(address, "/metrics").map(all -> new Start(at, isClean(all))));
      if (start.isEmpty()) {
        return Optional.empty();
      }
      last = last.filter(known -> known.at().isAfter(start.get().at())).or(() -> start);
    }
    return last;
  }

  private Optional<String> get(URI address, String path) {
    return send(HttpRequest.newBuilder(address.resolve(path)), LOOK)
        .filter(answer -> answer.statusCode() == 200)
        .map(HttpResponse::body);
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

  /** The time holds for the whole answer, not for its head alone. */
  private Optional<HttpResponse<String>> send(HttpRequest.Builder request, Duration most) {
    authorization.get().ifPresent(header -> request.header("Authorization", header));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request.timeout(most).build(), BodyHandlers.ofString());
    try {
      return Optional.of(answer.get(most.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException away) {
      answer.cancel(true);
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String bounded(String reason) {
    return reason.substring(0, Math.min(MOST_REASON, reason.length()));
  }
}
