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
import java.util.Optional;
import java.util.function.Supplier;

/** Makes every Prometheus read its rules again; one that refuses speaks for all. */
public final class PrometheusReload implements RuleReader {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

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
        HttpRequest.newBuilder(address.resolve("/-/reload"))
            .timeout(TIMEOUT)
            .POST(BodyPublishers.noBody());
    authorization.get().ifPresent(header -> request.header("Authorization", header));
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return switch (answer.statusCode()) {
        case 200 -> new Reading.Accepted();
        case 500 -> new Reading.Refused(answer.body().strip());
        // A wrong password or a proxy in between says nothing of the rules.
        default -> new Reading.Away();
      };
    } catch (IOException away) {
      return new Reading.Away();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Reading.Away();
    }
  }
}
