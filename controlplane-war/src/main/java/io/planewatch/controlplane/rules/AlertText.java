package io.planewatch.controlplane.rules;

/**
 * The value of an alert's label or annotation, in the form that Prometheus expands as a template. A
 * plain text is escaped, so that Prometheus shows it as it was written (design §13). {@link
 * AlertTemplate} is the only other way to one.
 */
public final class AlertText {
  private static final int MOST_CHARACTERS = 2000;

  private final String source;

  /**
   * @param source is expanded by Prometheus
   */
  AlertText(String source) {
    this.source = source;
  }

  /** A text that Prometheus must not expand, whatever stands in it. */
  public static AlertText literal(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "a text of an alert is longer than " + MOST_CHARACTERS + " characters");
    }
    return new AlertText(text.replace("{{", "{{\"{{\"}}"));
  }

  /** The value of the alert's expression. */
  public static AlertText value() {
    return new AlertText("{{ $value }}");
  }

  /** What stands in the rule file. */
  String source() {
    return source;
  }
}
