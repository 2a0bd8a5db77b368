package io.planewatch.controlplane.alerts;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.engine.BoundedBody;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** Alertmanager's API, version 2. Each call ends with a 503 when nobody answers in time. */
public final class Alertmanager {
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** Of the beginning of an answer, and of all of its body. */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final int MOST_BYTES = 16 << 20;

  private record Answer(int status, String body) {}

  private final AlertmanagerApi api;
  private final Supplier<Optional<String>> authorization;

  /**
   * @param authorization the header that it asks for, asked anew at each request; empty for none
   */
  public Alertmanager(URI address, Supplier<Optional<String>> authorization) {
    this(
        RestClientBuilder.newBuilder()
            .baseUri(address)
            // What Alertmanager refuses is an answer, not an exception.
            .property("microprofile.rest.client.disable.default.mapper", true)
            .connectTimeout(CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .build(AlertmanagerApi.class),
        authorization);
  }

  Alertmanager(AlertmanagerApi api, Supplier<Optional<String>> authorization) {
    this.api = api;
    this.authorization = authorization;
  }

  /** All that it has: also silenced, inhibited and just arrived ones. */
  public JsonArray alerts() {
    return read("alerts").asJsonArray();
  }

  public JsonArray silences() {
    return read("silences").asJsonArray();
  }

  public JsonObject status() {
    return read("status").asJsonObject();
  }

  /**
   * @return its id
   * @throws ProblemException with Alertmanager's reason when it refuses the silence
   */
  public String silence(JsonObject silence) {
    Answer answer = send(() -> api.silence(header(), silence.toString()));
    if (answer.status() != 200) {
      throw ProblemException.invalid("Alertmanager refuses this silence: " + answer.body().strip());
    }
    return parsed(answer.body()).asJsonObject().getString("silenceID");
  }

  /** One that has ended already, or is not known, stays so. */
  public void expire(String id) {
    Answer answer = send(() -> api.expire(id, header()));
    if (answer.status() >= 500 && !answer.body().contains("already expired")) {
      throw unavailable(answer.status());
    }
  }

  /** Makes it read its configuration again; what it says when it refuses that. */
  public Optional<String> reload() {
    Answer answer = send(() -> api.reload(header(), ""));
    return answer.status() == 200 ? Optional.empty() : Optional.of(answer.body().strip());
  }

  private JsonStructure read(String collection) {
    Answer answer = send(() -> api.read(collection, header()));
    if (answer.status() != 200) {
      throw unavailable(answer.status());
    }
    return parsed(answer.body());
  }

  private String header() {
    return authorization.get().orElse(null);
  }

  private static Answer send(Supplier<Response> call) {
    try (Response response = call.get();
        InputStream body =
            new BoundedBody(response.readEntity(InputStream.class), TIMEOUT, MOST_BYTES)) {
      return new Answer(
          response.getStatus(), new String(body.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | ProcessingException away) {
      throw ProblemException.unavailable("Alertmanager does not answer; try again soon.");
    }
  }

  private static ProblemException unavailable(int status) {
    return ProblemException.unavailable("Alertmanager answers " + status + ".");
  }

  private static JsonStructure parsed(String json) {
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.read();
    } catch (JsonException malformed) {
      throw ProblemException.unavailable(
          "The answer at Alertmanager's address is not valid JSON; check"
              + " planewatch.alerts.alertmanager.");
    }
  }
}
