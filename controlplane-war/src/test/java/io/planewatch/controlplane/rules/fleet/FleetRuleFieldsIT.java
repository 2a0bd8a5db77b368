package io.planewatch.controlplane.rules.fleet;

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

class FleetRuleFieldsIT extends AuthorFieldsCase {
  private static final Map<String, Function<String, JsonValue>> FIELDS = new TreeMap<>();

  static {
    for (String text :
        List.of("alert", "comparison", "for", "severity", "unit", "summary", "description")) {
      FIELDS.put(text, Json::createValue);
    }
    FIELDS.put(
        "expr",
        text ->
            Json.createValue("label_replace(up,\"x\"," + Json.createValue(text) + ",\"\",\"\")"));
    FIELDS.put("threshold", Json::createValue);
    FIELDS.put("thresholds", text -> JSON.createObjectBuilder().add(text, 1).build());
    FIELDS.put("labels", text -> JSON.createObjectBuilder().add("team", text).build());
    for (String names : List.of("planes", "environments", "linesOfBusiness")) {
      FIELDS.put(
          names, text -> JSON.createArrayBuilder().add("prod").add("retail").add(text).build());
    }
  }

  FleetRuleFieldsIT() {
    super(
        JSON.createObjectBuilder()
            .add("alert", "Queue")
            .add("expr", "queue_length")
            .add("threshold", 1)
            .build(),
        FleetRuleText.FIELDS,
        FIELDS);
  }

  @Override
  protected String ruleFile(JsonObject written) {
    FleetFile file = new FleetFile(scoping(), directory());
    FleetRule rule = FleetRuleText.read(written);
    return file.text("id", rule, file.instances(rule, plane -> true, Set.of()), 10);
  }
}
