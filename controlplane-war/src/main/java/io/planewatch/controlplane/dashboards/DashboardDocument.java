package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A Perses document of the kind Dashboard. What is checked is what the pages rely on; fields that
 * they do not know are kept as they came.
 */
record DashboardDocument(String name, JsonObject json) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  private static final int MAX_BYTES = 512 * 1024;
  private static final int MAX_TITLE = 200;

  /**
   * @throws ProblemException naming the field and what belongs there
   */
  DashboardDocument {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "metadata.name: '" + name + "' must be of a-z, 0-9 and -, at most 80 characters");
    }
    require("Dashboard".equals(text(json.get("kind"))), "kind: must be \"Dashboard\"");
    JsonObject metadata = object(json.get("metadata"), "metadata");
    require(
        name.equals(text(metadata.get("name"))),
        "metadata.name: must be '" + name + "', as in the address");
    JsonObject spec = object(json.get("spec"), "spec");
    object(spec.get("panels"), "spec.panels");
    require(spec.get("layouts") instanceof JsonArray, "spec.layouts: must be a list");
    require(
        json.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES,
        "the document is larger than " + MAX_BYTES + " bytes");
    require(title(json, name).length() <= MAX_TITLE, "spec.display.name: is too long");
  }

  String title() {
    return title(json, name);
  }

  private static String title(JsonObject json, String name) {
    return json.getJsonObject("spec").get("display") instanceof JsonObject display
            && display.get("name") instanceof JsonString title
            && !title.getString().isBlank()
        ? title.getString().strip()
        : name;
  }

  private static JsonObject object(JsonValue value, String field) {
    require(value instanceof JsonObject, field + ": must be an object");
    return value.asJsonObject();
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : "";
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw ProblemException.invalid(problem);
    }
  }
}
