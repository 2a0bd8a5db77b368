package io.planewatch.controlplane.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/** The real engine without a rest client's container, counting what it is asked. */
public final class HttpEngine implements Engine {
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicLong asked = new AtomicLong();
  private final URI address;

  public HttpEngine(URI address) {
    this.address = address;
  }

  @Override
  public EngineAnswer ask(String endpoint, Parameters parameters) {
    asked.incrementAndGet();
    return answer(
        HttpRequest.newBuilder(address.resolve("/api/v1/" + endpoint))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(parameters.encoded())));
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    asked.incrementAndGet();
    return answer(
        HttpRequest.newBuilder(
            address.resolve("/api/v1/" + endpoint + "?" + parameters.encoded())));
  }

  public long asked() {
    return asked.get();
  }

  private EngineAnswer answer(HttpRequest.Builder request) {
    try {
      HttpResponse<InputStream> response =
          client.send(
              request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofInputStream());
      return new EngineAnswer(response.statusCode(), sentAt(response), response.body());
    } catch (IOException unreachable) {
      throw new EngineUnavailable("nobody answers at " + address, unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EngineUnavailable("interrupted", interrupted);
    }
  }

  private static Instant sentAt(HttpResponse<InputStream> response) {
    return response
        .headers()
        .firstValue("Date")
        .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .orElseGet(Instant::now);
  }
}
