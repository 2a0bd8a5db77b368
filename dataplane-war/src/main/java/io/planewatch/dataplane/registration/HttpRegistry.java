package io.planewatch.dataplane.registration;

import jakarta.json.JsonObject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** The control plane, over HTTP. */
final class HttpRegistry implements Registry {
  private static final int CONFLICT = 409;

  private final PlanesClient client;
  private final PlaneSettings settings;

  HttpRegistry(PlanesClient client, PlaneSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  @Override
  public Answer register() {
    return call(
        token -> client.register(token, settings.id(), Registration.of(settings)),
        HttpRegistry::accepted);
  }

  @Override
  public Answer heartbeat() {
    return call(
        token -> client.heartbeat(token, settings.id(), new Heartbeat(settings.version())),
        response -> new Answer.Alive());
  }

  private Answer call(Function<String, Response> request, Function<Response, Answer> success) {
    try (Response response = request.apply("Bearer " + token())) {
      int status = response.getStatus();
      if (status < 300) {
        return success.apply(response);
      }
      if (status == CONFLICT) {
        return new Answer.Unknown();
      }
      return status < 500
          ? new Answer.Refused(status, response.readEntity(String.class))
          : new Answer.Unreachable("status " + status);
    } catch (IOException | ProcessingException | IllegalStateException unreachable) {
      return new Answer.Unreachable(unreachable.toString());
    }
  }

  /** Read each time: a token is rotated by replacing the file. */
  private String token() throws IOException {
    Path file = settings.joinTokenFile().orElseThrow();
    return Files.readString(file).strip();
  }

  private static Answer accepted(Response response) {
    try {
      JsonObject body = response.readEntity(JsonObject.class);
      return new Answer.Registered(Duration.parse(body.getString("heartbeatInterval")));
    } catch (NullPointerException
        | ClassCastException
        | DateTimeParseException
        | IllegalArgumentException malformed) {
      return new Answer.Unreachable("a registration's answer without a heartbeatInterval");
    }
  }
}
