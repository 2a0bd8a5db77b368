package io.planewatch.controlplane.promql;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of one node, with a record of the fields that were read. */
final class Fields {
  private final JsonObject node;
  private final Set<String> read = new HashSet<>();

  Fields(JsonObject node) {
    this.node = node;
  }

  boolean has(String name) {
    return node.containsKey(name);
  }

  String string(String name) {
    return optionalString(name).orElseThrow(() -> missing(name));
  }

  Optional<String> optionalString(String name) {
    return value(name, JsonString.class).map(JsonString::getString);
  }

  boolean bool(String name) {
    JsonValue value = present(name);
    if (value == JsonValue.TRUE) {
      return true;
    }
    if (value == JsonValue.FALSE) {
      return false;
    }
    throw missing(name);
  }

  long whole(String name) {
    return value(name, JsonNumber.class).orElseThrow(() -> missing(name)).longValueExact();
  }

  Optional<String> optionalNumber(String name) {
    return value(name, JsonNumber.class).map(JsonNumber::toString);
  }

  Fields object(String name) {
    return optionalObject(name).orElseThrow(() -> missing(name));
  }

  Optional<Fields> optionalObject(String name) {
    return value(name, JsonObject.class).map(Fields::new);
  }

  List<Fields> objects(String name) {
    List<Fields> fields = new ArrayList<>();
    for (JsonValue value : array(name)) {
      fields.add(new Fields(value.asJsonObject()));
    }
    return fields;
  }

  List<String> strings(String name) {
    return array(name).getValuesAs(JsonString::getString);
  }

  void requireAllRead() {
    for (String name : node.keySet()) {
      if (!read.contains(name)) {
        throw new UnknownSyntax("the field '" + name + "' of the engine's syntax tree");
      }
    }
  }

  private JsonArray array(String name) {
    return value(name, JsonArray.class).orElseThrow(() -> missing(name));
  }

  private JsonValue present(String name) {
    read.add(name);
    JsonValue value = node.get(name);
    if (value == null) {
      throw missing(name);
    }
    return value;
  }

  /**
   * A null is a value that is not there; a missing field is a tree that this reader does not know.
   */
  private <T extends JsonValue> Optional<T> value(String name, Class<T> type) {
    JsonValue value = present(name);
    if (value == JsonValue.NULL) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      throw missing(name);
    }
    return Optional.of(type.cast(value));
  }

  private static UnknownSyntax missing(String name) {
    return new UnknownSyntax("a syntax tree without a proper field '" + name + "'");
  }
}
