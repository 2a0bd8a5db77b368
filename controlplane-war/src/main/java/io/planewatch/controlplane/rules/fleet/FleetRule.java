package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.AlertTemplate;
import io.planewatch.controlplane.rules.AlertText;
import io.planewatch.controlplane.rules.ReservedNames;
import io.planewatch.controlplane.rules.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One alert for many planes: an expression, and what its value is compared with in each
 * environment.
 *
 * @param expr PromQL without the comparison
 * @param threshold where no environment says otherwise; empty: only where one does
 * @param thresholds by environment
 * @param lasting how long the comparison must hold before the alert fires
 * @param labels of the alert, beside those that the control plane sets
 */
record FleetRule(
    String alert,
    String expr,
    Comparison comparison,
    Optional<Double> threshold,
    Map<String, Double> thresholds,
    Duration lasting,
    String severity,
    String unit,
    AlertTemplate summary,
    AlertTemplate description,
    Map<String, String> labels,
    Scope scope) {
  /** How the expression's value stands to the threshold when the alert is to fire. */
  enum Comparison {
    ABOVE(">"),
    AT_LEAST(">="),
    BELOW("<"),
    AT_MOST("<="),
    EQUAL("=="),
    NOT_EQUAL("!=");

    private final String operator;

    Comparison(String operator) {
      this.operator = operator;
    }

    String operator() {
      return operator;
    }
  }

  private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");

  private static final int MOST_EXPR = 10_000;
  private static final int MOST_UNIT = 40;
  private static final int MOST_LABEL = 200;
  private static final int MOST_LABELS = 20;
  private static final int MOST_THRESHOLDS = 200;
  private static final Duration LONGEST = Duration.ofDays(7);

  FleetRule {
    requireName(alert);
    if (threshold.isEmpty() && thresholds.isEmpty()) {
      throw ProblemException.invalid("threshold: give one, or one an environment in thresholds.");
    }
    threshold.ifPresent(FleetRule::requireFinite);
    thresholds.values().forEach(FleetRule::requireFinite);
    if (lasting.isNegative() || lasting.compareTo(LONGEST) > 0) {
      throw ProblemException.invalid("for: " + lasting + " is not between PT0S and P7D.");
    }
    if (!SEVERITIES.contains(severity)) {
      throw ProblemException.invalid(
          "severity: '" + severity + "' is none of critical, warning, info.");
    }
    requireLength("expr", expr, MOST_EXPR);
    requireLength("unit", unit, MOST_UNIT);
    requirePlainText("unit", unit);
    requireSize("thresholds", thresholds.size(), MOST_THRESHOLDS);
    requireSize("labels", labels.size(), MOST_LABELS);
    labels.forEach(FleetRule::requireLabel);
    thresholds = Map.copyOf(thresholds);
    labels = Map.copyOf(labels);
  }

  private static String bounded(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }

  static String requireName(String alert) {
    if (!alert.matches("[A-Za-z_][A-Za-z0-9_]{0,79}")) {
      throw ProblemException.invalid(
          "alert: '"
              + bounded(alert)
              + "' must be 1 to 80 letters, digits and _, and not begin with a digit.");
    }
    if (ReservedNames.shipped().isAlert(alert)) {
      throw ProblemException.invalid(
          "alert: '" + alert + "' is the name of a built-in alert. Choose another name.");
    }
    return alert;
  }

  private static void requireFinite(Double value) {
    if (!Double.isFinite(value)) {
      throw ProblemException.invalid("threshold: " + value + " is not a number to compare with.");
    }
  }

  /** The engine expands a label's value as a template, too. */
  private static void requireLabel(String name, String value) {
    if (!name.matches("[a-zA-Z_][a-zA-Z0-9_]{0,62}")
        || name.startsWith("__")
        || ReservedNames.shipped().isLabel(name)) {
      throw ProblemException.invalid(
          "labels: '"
              + bounded(name)
              + "' can't be set by a rule: it is not a label name, or built-in alerts use it.");
    }
    requireLength("labels." + name, value, MOST_LABEL);
    requirePlainText("labels." + name, value);
  }

  private static void requireLength(String field, String text, int most) {
    if (text.length() > most) {
      throw ProblemException.invalid(
          field + ": must have at most " + most + " characters; got " + text.length() + ".");
    }
  }

  private static void requireSize(String field, int size, int most) {
    if (size > most) {
      throw ProblemException.invalid(
          field + ": must have at most " + most + " entries; got " + size + ".");
    }
  }

  /** It would be shown as it is, which is not what an author of a template means. */
  private static void requirePlainText(String field, String text) {
    if (text.contains("{{")) {
      throw ProblemException.invalid(
          field + ": must be plain text without {{; templates are for summary and description.");
    }
  }

  Optional<Double> thresholdIn(String environment) {
    return Optional.ofNullable(thresholds.get(environment)).or(() -> threshold);
  }

  /**
   * @param narrowed the expression within one plane
   */
  String comparison(String narrowed, double limit) {
    return "(" + narrowed + ") " + comparison.operator() + " " + plain(limit);
  }

  static String plain(double number) {
    return BigDecimal.valueOf(number).toPlainString();
  }

  /**
   * @param own the labels of the rule in one plane
   */
  Map<String, AlertText> annotations(Map<String, String> own, double limit) {
    Map<String, AlertText> annotations = new TreeMap<>();
    annotations.put("summary", summary.with(own));
    annotations.put("description", description.with(own));
    annotations.put("value", AlertText.value());
    annotations.put("threshold", AlertText.literal(plain(limit)));
    annotations.put("unit", AlertText.literal(unit));
    return annotations;
  }
}
