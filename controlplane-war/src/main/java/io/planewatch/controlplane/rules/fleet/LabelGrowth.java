package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.promql.Expr;
import java.util.List;

/**
 * How many times longer than those of the stored series the labels of an expression may get. Each
 * {@code label_replace} may repeat a label, and the calls multiply when they are nested: an alert's
 * labels and texts would outgrow the memory of Prometheus and Alertmanager.
 */
final class LabelGrowth {
  private static final int MOST = 16;

  private LabelGrowth() {}

  /**
   * @throws ProblemException when the labels may get longer than is allowed
   */
  static void requireBounded(Expr expr) {
    if (of(expr) > MOST) {
      throw ProblemException.invalid(
          "expr: label_replace and label_join repeat labels too often: together they may make a"
              + " label at most "
              + MOST
              + " times as long.");
    }
  }

  private static double of(Expr expr) {
    if (expr instanceof Expr.Call call) {
      return own(call) * product(call.args());
    }
    if (expr instanceof Expr.Aggregation aggregation) {
      return of(aggregation.expr()) * aggregation.param().map(LabelGrowth::of).orElse(1.0);
    }
    if (expr instanceof Expr.Binary binary) {
      return of(binary.lhs()) * of(binary.rhs());
    }
    if (expr instanceof Expr.Paren paren) {
      return of(paren.expr());
    }
    if (expr instanceof Expr.Unary unary) {
      return of(unary.expr());
    }
    return expr instanceof Expr.Subquery subquery ? of(subquery.expr()) : 1;
  }

  private static double product(List<Expr> args) {
    return args.stream().mapToDouble(LabelGrowth::of).reduce(1, (one, other) -> one * other);
  }

  private static double own(Expr.Call call) {
    if (call.function().equals("label_replace")) {
      // Other than a literal can't stand there; a parenthesis around it may.
      return Math.max(1, call.args().get(2).toString().chars().filter(c -> c == '$').count());
    }
    return call.function().equals("label_join") ? Math.max(1, call.args().size() - 3) : 1;
  }
}
