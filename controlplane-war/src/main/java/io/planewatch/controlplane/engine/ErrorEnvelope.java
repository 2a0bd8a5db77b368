package io.planewatch.controlplane.engine;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;

/** An engine's answer that is an error, in Prometheus's envelope. */
public final class ErrorEnvelope {
  private ErrorEnvelope() {}

  /**
   * The body of an answer that counts something.
   *
   * @throws ProblemException 503 with the engine's reason when the answer is an error
   */
  public static byte[] requireCounted(EngineAnswer answer) {
    byte[] body = answer.readAll();
    if (!answer.isSuccess()) {
      throw ProblemException.unavailable("The engine can't count this: " + reason(body));
    }
    return body;
  }

  /** The reason that the engine gives. */
  public static String reason(byte[] body) {
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject().getString("error", "no reason given");
    } catch (JsonException other) {
      return "no reason given";
    }
  }
}
