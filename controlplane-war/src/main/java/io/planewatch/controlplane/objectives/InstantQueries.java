package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.ErrorEnvelope;
import io.planewatch.controlplane.engine.InstantVector;
import io.planewatch.controlplane.engine.Parameters;
import java.time.Instant;
import java.util.Map;

/** Asks the engine for numbers by a label. */
final class InstantQueries {
  private final Engine engine;

  InstantQueries(Engine engine) {
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
    try (EngineAnswer answer = engine.ask("query", parameters)) {
      return InstantVector.read(ErrorEnvelope.requireCounted(answer)).by(label);
    }
  }
}
