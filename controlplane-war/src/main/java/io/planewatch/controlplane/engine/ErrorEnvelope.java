package io.planewatch.controlplane.engine;

import static io.planewatch.controlplane.json.Documents.JSON;

import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;

/** An engine's answer that is an error, in Prometheus's envelope. */
public final class ErrorEnvelope {
  private ErrorEnvelope() {}

  /** The reason that the engine gives. */
  public static String reason(byte[] body) {
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject().getString("error", "no reason given");
    } catch (JsonException other) {
      return "no reason given";
    }
  }
}
