package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an annotation in which an author shows the alert's value and labels. Prometheus's
 * templates are programs that may ask it anything ({@code query}) and grow without limit ({@code
 * printf}); this one holds plain text and actions of one value and at most one function. It is
 * printed anew from what was read, so that no text of an author reaches Prometheus's template
 * language unread (design §13).
 */
public final class AlertTemplate {
  private static final int MOST_CHARACTERS = 1000;

  /** Each action may put a whole label into the text, which a data plane may fill. */
  private static final int MOST_ACTIONS = 10;

  private static final String LABELS = "$labels.";
  private static final Set<String> LABEL_FUNCTIONS =
      Set.of("title", "toUpper", "toLower", "stripPort", "stripDomain");
  private static final String FUNCTION =
      "humanize1024|humanizeDuration|humanizePercentage|humanizeTimestamp|humanize"
          + "|title|toUpper|toLower|stripPort|stripDomain";
  private static final Pattern ACTION =
      Pattern.compile(
          "\\{\\{(?:(?<left>-)(?=\\s))?\\s*+"
              + "(?:(?<before>"
              + FUNCTION
              + ")\\s++)?"
              + "(?<value>\\$(?:value|(?:labels|externalLabels)\\.[A-Za-z_][A-Za-z0-9_]*+))"
              + "(?![A-Za-z0-9_.])"
              + "(?:\\s*+\\|\\s*+(?<after>"
              + FUNCTION
              + "))?"
              + "\\s*+(?:(?<=\\s)(?<right>-))?}}");

  /** Plain text, or a value that Prometheus puts in. */
  private sealed interface Part {
    record Plain(String text) implements Part {}

    /**
     * @param value such as {@code $labels.job}
     * @param function empty for none
     */
    record Action(String value, String function, boolean trimsLeft, boolean trimsRight)
        implements Part {}
  }

  private final String text;
  private final List<Part> parts;

  private AlertTemplate(String text, List<Part> parts) {
    this.text = text;
    this.parts = List.copyOf(parts);
  }

  /**
   * @param field its name for the author
   * @throws ProblemException with the place of what is not allowed
   */
  public static AlertTemplate read(String field, String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw ProblemException.invalid(
          field
              + ": must have at most "
              + MOST_CHARACTERS
              + " characters; got "
              + text.length()
              + ".");
    }
    List<Part> parts = new ArrayList<>();
    Matcher action = ACTION.matcher(text);
    int actions = 0;
    int from = 0;
    for (int open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
      if (!action.find(open) || action.start() != open || hasMisplacedFunction(action)) {
        throw ProblemException.invalid(
            field
                + " at "
                + place(text, open)
                + ": a template may hold $value, $labels.NAME and $externalLabels.NAME, each with"
                + " at most one of the functions "
                + FUNCTION.replace("|", ", ")
                + "; the last five are for labels. Other text must not hold {{.");
      }
      if (++actions > MOST_ACTIONS) {
        throw ProblemException.invalid(
            field + ": must have at most " + MOST_ACTIONS + " values in {{ }}.");
      }
      parts.add(new Part.Plain(text.substring(from, open)));
      parts.add(action(action));
      from = action.end();
    }
    parts.add(new Part.Plain(text.substring(from)));
    return new AlertTemplate(text, parts);
  }

  private static boolean hasMisplacedFunction(Matcher action) {
    String function = function(action);
    boolean twice = action.group("before") != null && action.group("after") != null;
    boolean onNumber = action.group("value").equals("$value");
    return twice || (onNumber && LABEL_FUNCTIONS.contains(function));
  }

  private static Part.Action action(Matcher action) {
    return new Part.Action(
        action.group("value"),
        function(action),
        action.group("left") != null,
        action.group("right") != null);
  }

  private static String function(Matcher action) {
    String before = action.group("before");
    String after = action.group("after");
    return before != null ? before : after != null ? after : "";
  }

  /** As its author wrote it. */
  public String text() {
    return text;
  }

  /** How many times it shows a label. */
  public int shownLabels() {
    return (int)
        parts.stream()
            .filter(part -> part instanceof Part.Action action && !action.value().equals("$value"))
            .count();
  }

  /**
   * What Prometheus expands. The labels of the rule are known here, and not to Prometheus, whose
   * templates see the expression's labels alone: a sum has none.
   *
   * @param labels values to put in place of {@code $labels.NAME}, by name
   */
  public AlertText with(Map<String, String> labels) {
    StringBuilder source = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Part.Plain plain) {
        source.append(plain.text());
      } else if (part instanceof Part.Action action) {
        source
            .append(action.trimsLeft() ? "{{- " : "{{ ")
            .append(value(action.value(), labels))
            .append(action.function().isEmpty() ? "" : " | " + action.function())
            .append(action.trimsRight() ? " -}}" : " }}");
      }
    }
    return new AlertText(source.toString());
  }

  private static String value(String value, Map<String, String> labels) {
    String known = value.startsWith(LABELS) ? labels.get(value.substring(LABELS.length())) : null;
    return known == null ? value : quoted(known);
  }

  /** A string of the template language. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || c == '{' || c == '}' || c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }

  private static String place(String text, int at) {
    String before = text.substring(0, at);
    long line = before.chars().filter(c -> c == '\n').count() + 1;
    return line + ":" + (at - before.lastIndexOf('\n'));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AlertTemplate template && text.equals(template.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
