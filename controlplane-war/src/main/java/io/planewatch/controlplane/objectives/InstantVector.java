package io.planewatch.controlplane.objectives;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Asks the engine for numbers by a label. */
final class InstantVector {
  private final Engine engine;

  InstantVector(Engine engine) {
    this.engine = engine;
  }

  /**
   * The vector's values by that label; what has no such label stands under the empty text.
   *
   * @param query narrowed to what the caller may see
   */
  Map<String, Double> by(String label, String query, Instant at) {
    Parameters parameters =
        Parameters.of("query", query).and("time", Long.toString(at.getEpochSecond()));
    Map<String, Double> values = new TreeMap<>();
    try (EngineAnswer answer = engine.ask("query", parameters);
        JsonReader reader = JSON.createReader(new ByteArrayInputStream(answer.readAll()))) {
      JsonObject envelope = reader.readObject();
      if (!answer.isSuccess()) {
        throw ProblemException.unavailable(
            "The engine can't count this: " + envelope.getString("error", "no reason given"));
      }
      for (JsonObject sample :
          envelope.getJsonObject("data").getJsonArray("result").getValuesAs(JsonObject.class)) {
        double value = Double.parseDouble(sample.getJsonArray("value").getString(1));
        values.put(sample.getJsonObject("metric").getString(label, ""), value);
      }
    }
    return values;
  }
}
