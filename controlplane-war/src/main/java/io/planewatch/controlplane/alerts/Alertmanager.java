package io.planewatch.controlplane.alerts;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Alertmanager's API, version 2. Each call ends with a 503 when nobody answers. */
public final class Alertmanager {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final URI address;
  private final Supplier<Optional<String>> authorization;

  /**
   * @param authorization the header that it asks for, asked anew at each request; empty for none
   */
  public Alertmanager(URI address, Supplier<Optional<String>> authorization) {
    this.address = address;
    this.authorization = authorization;
  }

  /** All that it has: also silenced, inhibited and just arrived ones. */
  public JsonArray alerts() {
    return read("/api/v2/alerts").asJsonArray();
  }

  public JsonArray silences() {
    return read("/api/v2/silences").asJsonArray();
  }

  public JsonObject status() {
    return read("/api/v2/status").asJsonObject();
  }

  /**
   * @return its id
   * @throws ProblemException with Alertmanager's reason when it refuses the silence
   */
  public String silence(JsonObject silence) {
    HttpResponse<String> answer =
        send(
            request("/api/v2/silences")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(silence.toString())));
    if (answer.statusCode() != 200) {
      throw ProblemException.invalid("Alertmanager refuses this silence: " + answer.body().strip());
    }
    return parsed(answer.body()).asJsonObject().getString("silenceID");
  }

  /** One that has ended already, or is not known, stays so. */
  public void expire(String id) {
    String name = URLEncoder.encode(id, StandardCharsets.UTF_8);
    HttpResponse<String> answer = send(request("/api/v2/silence/" + name).DELETE());
    if (answer.statusCode() >= 500 && !answer.body().contains("already expired")) {
      throw unavailable(answer.statusCode());
    }
  }

  /** Makes it read its configuration again; what it says when it refuses that. */
  public Optional<String> reload() {
    HttpResponse<String> answer = send(request("/-/reload").POST(BodyPublishers.noBody()));
    return answer.statusCode() == 200 ? Optional.empty() : Optional.of(answer.body().strip());
  }

  private JsonStructure read(String path) {
    HttpResponse<String> answer = send(request(path));
    if (answer.statusCode() != 200) {
      throw unavailable(answer.statusCode());
    }
    return parsed(answer.body());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).timeout(TIMEOUT);
    authorization.get().ifPresent(header -> request.header("Authorization", header));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException away) {
      throw ProblemException.unavailable("Alertmanager does not answer; try again soon.");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("Asking Alertmanager was interrupted.");
    }
  }

  private static ProblemException unavailable(int status) {
    return ProblemException.unavailable("Alertmanager answers " + status + ".");
  }

  private static JsonStructure parsed(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.read();
    }
  }
}
