package io.planewatch.controlplane.alerts.silences;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.JsonObject;

/** A condition on one label, in Alertmanager's words. */
public record SilenceMatcher(String name, String value, boolean isRegex, boolean isEqual) {
  private static final int MOST_VALUE = 10_000;

  public SilenceMatcher {
    if (name == null || !name.matches("[a-zA-Z_][a-zA-Z0-9_]{0,62}")) {
      throw ProblemException.invalid("matchers: '" + name + "' is no label's name.");
    }
    if (value == null || value.length() > MOST_VALUE) {
      throw ProblemException.invalid(
          "matchers: " + name + " needs a value of at most " + MOST_VALUE + " characters.");
    }
  }

  static SilenceMatcher read(JsonObject json) {
    return new SilenceMatcher(
        json.getString("name"),
        json.getString("value"),
        json.getBoolean("isRegex"),
        json.getBoolean("isEqual"));
  }

  JsonObject json() {
    return JSON.createObjectBuilder()
        .add("name", name)
        .add("value", value)
        .add("isRegex", isRegex)
        .add("isEqual", isEqual)
        .build();
  }
}
