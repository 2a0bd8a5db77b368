package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A Perses document of the kind Dashboard. The pages rely on the fields that are checked; fields
 * that they do not know are kept as they came.
 *
 * @param bytes length of the text in UTF-8
 */
record DashboardDocument(String name, String title, String text, long bytes) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final int MAX_TITLE = 200;

  /**
   * Reads and checks it.
   *
   * @param name that metadata.name must hold
   * @param mostBytes maximum length of the document
   * @throws ProblemException naming the field and what belongs there
   */
  static DashboardDocument read(String name, JsonObject json, long mostBytes) {
    if (!NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "metadata.name: '" + name + "' must be of a-z, 0-9 and -, at most 80 characters");
    }
    // An address holds an id or a name: this one would stand for the other dashboard.
    require(
        !ID.matcher(name).matches(),
        "metadata.name: '" + name + "' has the form of an id; choose another name");
    require("Dashboard".equals(text(json.get("kind"))), "kind: must be \"Dashboard\"");
    JsonObject metadata = object(json.get("metadata"), "metadata");
    require(
        name.equals(text(metadata.get("name"))),
        "metadata.name: must be '" + name + "', the name of the dashboard");
    JsonObject spec = object(json.get("spec"), "spec");
    object(spec.get("panels"), "spec.panels");
    require(spec.get("layouts") instanceof JsonArray, "spec.layouts: must be a list");
    String title = title(spec, name);
    require(
        title.length() <= MAX_TITLE,
        "spec.display.name: must be at most " + MAX_TITLE + " characters");
    String text = json.toString();
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > mostBytes) {
      throw new ProblemException(
          ProblemKind.TOO_LARGE,
          "The document has "
              + bytes
              + " bytes; at most "
              + mostBytes
              + " are allowed. Split it into several dashboards.");
    }
    return new DashboardDocument(name, title, text, bytes);
  }

  private static String title(JsonObject spec, String name) {
    return spec.get("display") instanceof JsonObject display
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
