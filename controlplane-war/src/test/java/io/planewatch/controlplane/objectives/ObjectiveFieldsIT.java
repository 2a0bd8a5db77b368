package io.planewatch.controlplane.objectives;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.rules.AuthorFieldsCase;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

class ObjectiveFieldsIT extends AuthorFieldsCase {
  private static final Map<String, Function<String, JsonValue>> FIELDS = new TreeMap<>();

  static {
    for (String text : List.of("name", "description", "service", "counts")) {
      FIELDS.put(text, Json::createValue);
    }
    for (String selector : List.of("events", "total")) {
      FIELDS.put(selector, text -> Json.createValue("up{x=" + Json.createValue(text) + "}"));
    }
    FIELDS.put("target", Json::createValue);
    FIELDS.put("windowDays", Json::createValue);
    FIELDS.put("targets", text -> JSON.createObjectBuilder().add(text, 0.5).build());
    for (String names : List.of("planes", "environments", "linesOfBusiness")) {
      FIELDS.put(names, text -> JSON.createArrayBuilder().add("prod").add(text).build());
    }
  }

  ObjectiveFieldsIT() {
    super(
        JSON.createObjectBuilder()
            .add("name", "orders")
            .add("events", "bad_total")
            .add("total", "all_total")
            .build(),
        ObjectiveText.FIELDS,
        FIELDS);
  }

  @Override
  protected String ruleFile(JsonObject written) {
    return new ObjectiveFile(scoping(), directory())
        .text(ObjectiveText.read(written), Set.of("prod"));
  }

  @Override
  protected String refusal(String field) {
    return "(" + field + "|A field is of another type).*";
  }
}
