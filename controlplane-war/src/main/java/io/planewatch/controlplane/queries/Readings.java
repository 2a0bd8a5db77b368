package io.planewatch.controlplane.queries;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.Parameters;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;

/**
 * Compares how two engines read a query where one parses and another answers, as with Thanos: it
 * tells no syntax tree, but the answer to a query that needs no data shows what it understood.
 */
final class Readings {
  /** Any fixed instant; the probes hold no samples. */
  private static final String TIME = "1000";

  private final Engine parser;
  private final Engine upstream;

  Readings(Engine parser, Engine upstream) {
    this.parser = parser;
    this.upstream = upstream;
  }

  /**
   * Whether both understand the query alike, or the one that parses refuses it anyway.
   *
   * @throws EngineUnavailable when one of them gives an answer that says nothing of the query
   */
  boolean agreeOn(String probe) {
    Optional<List<JsonValue>> meant = answer(parser, probe);
    return meant.isEmpty() || meant.equals(answer(upstream, probe));
  }

  private static Optional<List<JsonValue>> answer(Engine engine, String probe) {
    Parameters parameters = Parameters.of("query", probe).and("time", TIME);
    try (EngineAnswer answer = engine.ask("query", parameters);
        JsonReader json = JSON.createReader(new ByteArrayInputStream(answer.readAll()))) {
      JsonObject envelope = json.readObject();
      if (!answer.isSuccess()) {
        if (!EngineParser.isVerdict(answer.status())
            || !envelope.getString("status", "").equals("error")) {
          throw silent(answer);
        }
        return Optional.empty();
      }
      // Only these: Thanos has more to say beside them.
      JsonObject data = envelope.getJsonObject("data");
      return Optional.of(List.of(data.get("resultType"), data.get("result")));
    } catch (JsonException notOfAnEngine) {
      throw new EngineUnavailable("what stands in the engine's place does not answer as one does");
    }
  }

  private static EngineUnavailable silent(EngineAnswer answer) {
    return new EngineUnavailable("the engine answers " + answer.status() + " to a simple query");
  }
}
