package io.planewatch.controlplane.planes;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.Parameters;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;

/** Asks the engine for one number of each plane. */
public final class PlaneValues {
  private final Engine engine;

  public PlaneValues(Engine engine) {
    this.engine = engine;
  }

  /**
   * The values of an instant vector by their label data_plane; what has none stands under the empty
   * text.
   *
   * @throws EngineUnavailable when the engine does not answer, or refuses the query
   * @throws JsonException when the answer is not what was asked for
   */
  public Map<String, Double> of(String query) {
    try (EngineAnswer answer = engine.ask("query", Parameters.of("query", query))) {
      byte[] body = answer.readAll();
      if (!answer.isSuccess()) {
        throw new EngineUnavailable("the engine refused " + query, null);
      }
      return values(body);
    }
  }

  private static Map<String, Double> values(byte[] body) {
    Map<String, Double> values = new HashMap<>();
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
      for (JsonObject sample :
          reader
              .readObject()
              .getJsonObject("data")
              .getJsonArray("result")
              .getValuesAs(JsonObject.class)) {
        values.put(
            sample.getJsonObject("metric").getString("data_plane", ""),
            Double.valueOf(sample.getJsonArray("value").getString(1)));
      }
    }
    return values;
  }
}
