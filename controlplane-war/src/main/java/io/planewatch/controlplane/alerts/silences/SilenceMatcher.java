package io.planewatch.controlplane.alerts.silences;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.problems.ProblemException;
import jakarta.json.JsonObject;

/** A condition on one label, in Alertmanager's words. */
public record SilenceMatcher(String name, String value, boolean isRegex, boolean isEqual) {
  private static final int MOST_NAME = 128;

  /** Alertmanager keeps each regular expression compiled, at about 90 bytes a character. */
  private static final int MOST_VALUE = 500;

  /**
   * One that somebody asks for.
   *
   * @throws ProblemException that names what is wrong
   */
  static SilenceMatcher checked(String name, String value, boolean isRegex, boolean isEqual) {
    if (name == null || name.isBlank() || name.length() > MOST_NAME || hasControls(name)) {
      throw ProblemException.invalid(
          "matchers: `name` must be a label's name of at most "
              + MOST_NAME
              + " characters, such as alertname or service.name.");
    }
    if (value == null || value.length() > MOST_VALUE) {
      throw ProblemException.invalid(
          "matchers: `" + name + "` needs a value of at most " + MOST_VALUE + " characters.");
    }
    if (isRegex && grows(value)) {
      throw ProblemException.invalid(
          "matchers: `"
              + name
              + "`: a silence's regular expression can't hold counted repetition ({n}) or Unicode"
              + " classes (\\p).");
    }
    return new SilenceMatcher(name, value, isRegex, isEqual);
  }

  private static boolean hasControls(String name) {
    return name.codePoints().anyMatch(Character::isISOControl);
  }

  /** Whether the compiled expression may be far larger than its text. */
  private static boolean grows(String regex) {
    for (int i = 0; i + 1 < regex.length(); i++) {
      char next = regex.charAt(i + 1);
      if (regex.charAt(i) == '\\') {
        if (next == 'p' || next == 'P') {
          return true;
        }
        i++;
      } else if (regex.charAt(i) == '{' && Character.isDigit(next)) {
        return true;
      }
    }
    return false;
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
