package io.planewatch.controlplane.rules;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Makes every Prometheus read its rules again; one that refuses speaks for all. */
public final class PrometheusReload implements RuleReader {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final List<URI> addresses;

  public PrometheusReload(List<URI> addresses) {
    this.addresses = List.copyOf(addresses);
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
    try {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(address.resolve("/-/reload"))
                  .timeout(TIMEOUT)
                  .POST(BodyPublishers.noBody())
                  .build(),
              BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? new Reading.Accepted()
          : new Reading.Refused(answer.body().strip());
    } catch (IOException away) {
      return new Reading.Away();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Reading.Away();
    }
  }
}
