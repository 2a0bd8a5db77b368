package io.planewatch.controlplane.queries;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.TreeReader;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Prometheus's {@code /api/v1/parse_query}. */
public final class EngineParser implements Parser {
  /**
   * What the engine puts where a text holds bytes that are no UTF-8: two such texts could not be
   * told apart.
   */
  private static final char REPLACEMENT = '\ufffd';

  /** What the engine says to a NaN or an infinity in fill(). */
  private static final String NOT_IN_JSON = "unsupported value";

  private final Engine engine;

  public EngineParser(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Expr parse(String query) {
    if (query.indexOf(REPLACEMENT) >= 0) {
      throw ApiError.badData("invalid parameter \"query\": it holds bytes that are no UTF-8");
    }
    byte[] body;
    int status;
    try (EngineAnswer answer = engine.ask("parse_query", Parameters.of("query", query))) {
      status = answer.status();
      body = answer.readAll();
    }
    requireAnswer(status, body);
    Nesting.requireBoundedTree(body);
    JsonObject envelope = envelope(body);
    if (status != 200) {
      requireVerdict(status, envelope);
      throw ApiError.badData(envelope.getString("error", "the engine refuses the query"));
    }
    JsonObject tree = envelope.getJsonObject("data");
    Expr expr = TreeReader.read(tree);
    if (tree.toString().indexOf(REPLACEMENT) >= 0) {
      throw ApiError.execution(
          "the query holds a string of bytes that are no UTF-8, which the engine's syntax tree"
              + " can't carry");
    }
    return expr;
  }

  private static JsonObject envelope(byte[] body) {
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject();
    } catch (JsonException notJson) {
      throw new EngineUnavailable("what stands in the engine's place does not answer as one does");
    }
  }

  /**
   * A fault of the engine, or of a proxy before it, says nothing about the query.
   *
   * @throws NoTree when the engine reads the query, but its tree has no JSON form
   */
  private static void requireAnswer(int status, byte[] body) {
    if (status == 200 || isVerdict(status)) {
      return;
    }
    if (status >= 500 && new String(body, StandardCharsets.UTF_8).contains(NOT_IN_JSON)) {
      throw new NoTree();
    }
    throw noVerdict(status);
  }

  /** Whether an engine answers so to a query that it refuses; a proxy refuses with other codes. */
  static boolean isVerdict(int status) {
    return status == 400 || status == 422;
  }

  private static void requireVerdict(int status, JsonObject envelope) {
    if (!envelope.getString("status", "").equals("error")) {
      throw noVerdict(status);
    }
  }

  private static EngineUnavailable noVerdict(int status) {
    return new EngineUnavailable("the engine answers " + status + " to a query that is to be read");
  }
}
