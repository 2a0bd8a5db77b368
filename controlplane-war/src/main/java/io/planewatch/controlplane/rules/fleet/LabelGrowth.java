package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.promql.Expr;
import java.util.List;

/**
 * How much longer than those of the stored series the labels of an expression may get. Each {@code
 * label_replace} may repeat a label, and the calls multiply when they are nested: an alert's labels
 * and texts would outgrow the memory of Prometheus and Alertmanager.
 */
final class LabelGrowth {
  private static final int MOST_CALLS = 4;

  /** Of all labels that the calls make, their literals included. */
  private static final int MOST_ADDED = 16_384;

  /** Of the labels that the summary and the description of one alert show. */
  private static final int MOST_SHOWN = 32_768;

  /** The scrape configuration bounds the value of a stored label to this length. */
  private static final int STORED = 1024;

  /**
   * @param longest the characters that one label may have
   * @param added the characters of all labels that the calls make for one series
   */
  private record Size(double longest, double added, int calls) {
    static final Size OF_STORED = new Size(STORED, 0, 0);

    Size and(Size other) {
      return new Size(Math.max(longest, other.longest), added + other.added, calls + other.calls);
    }

    /** With a label that holds some labels and other characters. */
    Size withLabel(long labels, long literals) {
      double made = labels * longest + literals;
      return new Size(Math.max(longest, made), added + made, calls + 1);
    }
  }

  private LabelGrowth() {}

  /**
   * @param shown how many labels the texts of the alert show
   * @throws ProblemException when the labels may get longer than is allowed
   */
  static void requireBounded(Expr expr, int shown) {
    Size size = of(expr);
    if (size.calls() > MOST_CALLS) {
      throw ProblemException.invalid(
          "expr: must have at most "
              + MOST_CALLS
              + " calls of label_replace and label_join; got "
              + size.calls()
              + ".");
    }
    if (size.added() > MOST_ADDED) {
      throw ProblemException.invalid(
          "expr: label_replace and label_join repeat labels too often: together they may make"
              + " labels of at most "
              + MOST_ADDED
              + " characters from labels of "
              + STORED
              + " characters.");
    }
    if (shown * size.longest() > MOST_SHOWN) {
      throw ProblemException.invalid(
          "summary, description: show too many labels that label_replace and label_join may have"
              + " made longer. Together the labels must have at most "
              + MOST_SHOWN
              + " characters.");
    }
  }

  private static Size of(Expr expr) {
    if (expr instanceof Expr.Call call) {
      return own(call, all(call.args()));
    }
    if (expr instanceof Expr.Aggregation aggregation) {
      return of(aggregation.expr())
          .and(aggregation.param().map(LabelGrowth::of).orElse(Size.OF_STORED));
    }
    if (expr instanceof Expr.Binary binary) {
      return of(binary.lhs()).and(of(binary.rhs()));
    }
    if (expr instanceof Expr.Paren paren) {
      return of(paren.expr());
    }
    if (expr instanceof Expr.Unary unary) {
      return of(unary.expr());
    }
    return expr instanceof Expr.Subquery subquery ? of(subquery.expr()) : Size.OF_STORED;
  }

  private static Size all(List<Expr> args) {
    return args.stream().map(LabelGrowth::of).reduce(Size.OF_STORED, Size::and);
  }

  private static Size own(Expr.Call call, Size before) {
    if (call.function().equals("label_replace")) {
      // Other than a literal can't stand there; a parenthesis around it may.
      String replacement = call.args().get(2).toString();
      return before.withLabel(
          replacement.chars().filter(c -> c == '$').count(), replacement.length());
    }
    if (call.function().equals("label_join")) {
      long labels = Math.max(1, call.args().size() - 3);
      return before.withLabel(labels, labels * call.args().get(2).toString().length());
    }
    return before;
  }
}
