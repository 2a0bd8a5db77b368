package io.planewatch.controlplane.promql;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** The node types in a tree of the engine, matchers left out. */
final class TreeTypes {
  private final List<String> found = new ArrayList<>();

  private TreeTypes() {}

  static List<String> in(JsonValue tree) {
    TreeTypes types = new TreeTypes();
    types.collect(tree);
    return types.found;
  }

  private void collect(JsonValue value) {
    if (value instanceof JsonObject object) {
      if (object.get("type") instanceof JsonString type && !object.containsKey("value")) {
        found.add(type.getString());
      }
      object.values().forEach(this::collect);
    } else if (value instanceof JsonArray array) {
      array.forEach(this::collect);
    }
  }
}
