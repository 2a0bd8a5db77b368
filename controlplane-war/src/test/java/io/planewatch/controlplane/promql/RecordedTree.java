package io.planewatch.controlplane.promql;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.InputStream;
import java.util.List;

/**
 * What Prometheus 3.15 made of a query, and of the same query as it was printed within the plane
 * {@code a}. {@code SyntaxIT} holds the recording to the engine.
 */
public record RecordedTree(
    String query, JsonObject tree, String narrowed, JsonObject narrowedTree) {
  public static final Matcher PLANE_A = new Matcher("data_plane", Matcher.Type.REGEXP, "a");

  public static List<RecordedTree> all() {
    InputStream recording = RecordedTree.class.getResourceAsStream("/promql/trees.json");
    try (JsonReader reader = Json.createReader(recording)) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(
              one ->
                  new RecordedTree(
                      one.getString("query"),
                      one.getJsonObject("tree"),
                      one.getString("narrowed"),
                      one.getJsonObject("narrowedTree")))
          .toList();
    }
  }

  @Override
  public String toString() {
    return query;
  }
}
