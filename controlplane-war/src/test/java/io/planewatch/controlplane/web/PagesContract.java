package io.planewatch.controlplane.web;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The part of an OpenAPI document that some paths are made of: the paths and every schema that they
 * lead to.
 */
final class PagesContract {
  private final JsonObject document;
  private final Map<String, JsonValue> schemas = new TreeMap<>();

  private PagesContract(JsonObject document) {
    this.document = document;
  }

  /** A path that the document does not have is left out. */
  static JsonObject of(JsonObject document, Set<String> paths) {
    return new PagesContract(document).select(paths);
  }

  private JsonObject select(Set<String> paths) {
    JsonObjectBuilder selected = Json.createObjectBuilder();
    for (String path : paths) {
      JsonValue item = document.getJsonObject("paths").get(path);
      if (item != null) {
        selected.add(path, withoutOperationIds(item.asJsonObject()));
        follow(item);
      }
    }
    JsonObjectBuilder reached = Json.createObjectBuilder();
    schemas.forEach(reached::add);
    return Json.createObjectBuilder()
        .add("openapi", document.get("openapi"))
        .add(
            "info",
            Json.createObjectBuilder()
                .add("title", "What the pages use of the control plane")
                .add("version", "1"))
        .add("paths", selected)
        .add("components", Json.createObjectBuilder().add("schemas", reached))
        .build();
  }

  /** They are made of method names, so several operations have the same. */
  private static JsonObject withoutOperationIds(JsonObject item) {
    JsonObjectBuilder operations = Json.createObjectBuilder();
    item.forEach(
        (verb, operation) ->
            operations.add(
                verb, Json.createObjectBuilder(operation.asJsonObject()).remove("operationId")));
    return operations.build();
  }

  private void follow(JsonValue value) {
    if (value instanceof JsonObject object) {
      if (object.get("$ref") instanceof JsonString reference) {
        String name = reference.getString().substring(reference.getString().lastIndexOf('/') + 1);
        JsonValue schema = document.getJsonObject("components").getJsonObject("schemas").get(name);
        if (schemas.putIfAbsent(name, schema) == null) {
          follow(schema);
        }
      }
      object.values().forEach(this::follow);
    } else if (value.getValueType() == JsonValue.ValueType.ARRAY) {
      value.asJsonArray().forEach(this::follow);
    }
  }
}
