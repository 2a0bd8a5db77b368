package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an annotation. The engine's templates could ask it anything ({@code query}); here
 * they name the alert's own labels and value and format them, and everything else is refused.
 */
final class Template {
  private static final int MOST = 1000;
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*+";
  private static final String TERM =
      "(?:\\$value\\b|\\$labels\\."
          + NAME
          + "|\\$externalLabels\\."
          + NAME
          + "|-?[0-9]++(?:\\.[0-9]++)?|\"[^\"\\\\{}\\n]*+\")";
  private static final String CALL =
      "(?:(?:humanize|humanize1024|humanizeDuration|humanizePercentage|humanizeTimestamp"
          + "|printf|title|toUpper|toLower|stripPort|stripDomain)(?![A-Za-z0-9_])(?:\\s++"
          + TERM
          + ")*+)";
  private static final Pattern ACTION =
      Pattern.compile(
          "\\{\\{(?:-\\s)?\\s*+(?:"
              + TERM
              + "|"
              + CALL
              + ")(?:\\s*+\\|\\s*+"
              + CALL
              + ")*+\\s*+(?:(?<=\\s)-)?}}");

  private Template() {}

  /**
   * @throws ProblemException with the place of what is not allowed
   */
  static void check(String field, String text) {
    if (text.length() > MOST) {
      throw ProblemException.invalid(field + ": is longer than " + MOST + " characters.");
    }
    int from = 0;
    Matcher action = ACTION.matcher(text);
    while (true) {
      int open = text.indexOf("{{", from);
      if (open < 0) {
        break;
      }
      if (!action.find(open) || action.start() != open) {
        throw ProblemException.invalid(
            field
                + " at "
                + place(text, open)
                + ": a template may hold $value, $labels.NAME and $externalLabels.NAME, and pass"
                + " them through humanize, humanizePercentage, humanizeDuration, printf, toUpper"
                + " and their like; nothing else.");
      }
      from = action.end();
    }
  }

  private static String place(String text, int at) {
    String before = text.substring(0, at);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return line + ":" + (at - before.lastIndexOf('\n'));
  }
}
