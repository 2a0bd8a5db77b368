package io.planewatch.controlplane.problems;

import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reason why a JSON body is invalid, without names of our classes. */
final class UnreadableJson {
  private static final Pattern UNKNOWN_FIELD =
      Pattern.compile("Json property (.+) can not be mapped to a class");
  private static final Pattern WRONG_TYPE =
      Pattern.compile("Unable to deserialize property '(.+?)' because of");

  private UnreadableJson() {}

  /**
   * @param thrown by a reader of JSON
   */
  static String sentence(Throwable thrown) {
    String unfit = "";
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonException malformed) {
        return "The body is no JSON: " + malformed.getMessage();
      }
      if (cause instanceof JsonbException && unfit.isEmpty()) {
        unfit = unfit(String.valueOf(cause.getMessage()));
      }
    }
    return unfit.isEmpty() ? "The body can't be read." : unfit;
  }

  private static String unfit(String message) {
    Matcher unknown = UNKNOWN_FIELD.matcher(message);
    if (unknown.find()) {
      return "There is no field '" + unknown.group(1) + "' here.";
    }
    Matcher wrong = WRONG_TYPE.matcher(message);
    return wrong.find()
        ? "The field '" + wrong.group(1) + "' is of another type than it must be."
        : "A field of the body is of another type than it must be.";
  }
}
