package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.InstantVector;
import io.planewatch.controlplane.engine.Parameters;
import jakarta.json.JsonException;
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
      return InstantVector.read(body).by("data_plane");
    }
  }
}
