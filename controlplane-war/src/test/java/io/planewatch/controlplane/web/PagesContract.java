package io.planewatch.controlplane.web;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
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
  private static final JsonObject MAP = Json.createObjectBuilder().add("type", "object").build();

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
        .add("paths", settled(selected.build()))
        .add(
            "components",
            Json.createObjectBuilder().add("schemas", settled(reached.build()).asJsonObject()))
        .build();
  }

  /** Payara tells the types of properties that are maps or sets after some starts only. */
  private static JsonValue settled(JsonValue value) {
    if (value instanceof JsonArray array) {
      JsonArrayBuilder items = Json.createArrayBuilder();
      array.forEach(item -> items.add(settled(item)));
      return items.build();
    }
    if (!(value instanceof JsonObject object)) {
      return value;
    }
    JsonObjectBuilder settled = Json.createObjectBuilder();
    object.forEach(
        (name, member) ->
            settled.add(
                name,
                name.equals("properties") ? properties(member.asJsonObject()) : settled(member)));
    return settled.build();
  }

  private static JsonObject properties(JsonObject properties) {
    JsonObjectBuilder settled = Json.createObjectBuilder();
    properties.forEach(
        (name, schema) -> {
          JsonObjectBuilder property = Json.createObjectBuilder(settled(schema).asJsonObject());
          if (schema.asJsonObject().containsKey("items")) {
            property.add("type", "array");
          } else if (schema.equals(MAP)) {
            property.remove("type");
          }
          settled.add(name, property);
        });
    return settled.build();
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
