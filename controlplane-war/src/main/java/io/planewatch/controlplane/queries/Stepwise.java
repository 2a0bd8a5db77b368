package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.Matcher;
import java.util.Set;

/**
 * Whether each step of a query depends on that step alone and on nothing younger, so that its
 * answer may be kept. What is not known to be so is not.
 */
final class Stepwise {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "abs",
          "absent",
          "absent_over_time",
          "acos",
          "acosh",
          "asin",
          "asinh",
          "atan",
          "atanh",
          "avg_over_time",
          "ceil",
          "changes",
          "clamp",
          "clamp_max",
          "clamp_min",
          "cos",
          "cosh",
          "count_over_time",
          "day_of_month",
          "day_of_week",
          "day_of_year",
          "days_in_month",
          "deg",
          "delta",
          "deriv",
          "double_exponential_smoothing",
          "exp",
          "first_over_time",
          "floor",
          "histogram_avg",
          "histogram_count",
          "histogram_fraction",
          "histogram_quantile",
          "histogram_quantiles",
          "histogram_stddev",
          "histogram_stdvar",
          "histogram_sum",
          "hour",
          "idelta",
          "increase",
          "irate",
          "label_join",
          "label_replace",
          "last_over_time",
          "ln",
          "log10",
          "log2",
          "mad_over_time",
          "max_over_time",
          "min_over_time",
          "minute",
          "month",
          "pi",
          "predict_linear",
          "present_over_time",
          "quantile_over_time",
          "rad",
          "rate",
          "resets",
          "round",
          "scalar",
          "sgn",
          "sin",
          "sinh",
          "sqrt",
          "stddev_over_time",
          "stdvar_over_time",
          "sum_over_time",
          "tan",
          "tanh",
          "time",
          "timestamp",
          "ts_of_first_over_time",
          "ts_of_last_over_time",
          "ts_of_max_over_time",
          "ts_of_min_over_time",
          "vector",
          "year");
  private static final Set<String> AGGREGATIONS =
      Set.of(
          "sum",
          "avg",
          "count",
          "min",
          "max",
          "group",
          "stddev",
          "stdvar",
          "topk",
          "bottomk",
          "count_values",
          "quantile");

  private Stepwise() {}

  static boolean is(Expr expr) {
    if (expr instanceof Expr.VectorSelector selector) {
      return is(selector.at()) && selector.extension() == Expr.Extension.NONE;
    } else if (expr instanceof Expr.MatrixSelector matrix) {
      return is(matrix.vector()) && is(matrix.range()) && isOneMetric(matrix.vector());
    } else if (expr instanceof Expr.Subquery subquery) {
      return is(subquery.expr())
          && is(subquery.range())
          && is(subquery.at())
          && subquery.step().map(Stepwise::is).orElse(true);
    } else if (expr instanceof Expr.Call call) {
      return FUNCTIONS.contains(call.function()) && call.args().stream().allMatch(Stepwise::is);
    } else if (expr instanceof Expr.Aggregation sum) {
      return AGGREGATIONS.contains(sum.op())
          && is(sum.expr())
          && sum.param().map(Stepwise::is).orElse(true);
    } else if (expr instanceof Expr.Binary binary) {
      return is(binary.lhs()) && is(binary.rhs());
    } else if (expr instanceof Expr.Paren paren) {
      return is(paren.expr());
    } else if (expr instanceof Expr.Unary unary) {
      return is(unary.expr());
    }
    return expr instanceof Expr.NumberLiteral || expr instanceof Expr.StringLiteral;
  }

  /**
   * A function drops the name, and of two series that are then equal the engine says so only when
   * both are in the window.
   */
  private static boolean isOneMetric(Expr.VectorSelector selector) {
    return selector.matchers().stream()
        .anyMatch(
            matcher -> matcher.name().equals("__name__") && matcher.type() == Matcher.Type.EQUAL);
  }

  /** A fixed instant moves with nothing, a negative offset reads what has not come yet. */
  private static boolean is(Expr.Evaluation at) {
    return at.timestampMillis().isEmpty()
        && at.startOrEnd().isEmpty()
        && is(at.offset())
        && at.offset().millis() >= 0;
  }

  /** A computed length of time may depend on the whole window. */
  private static boolean is(Expr.Span span) {
    return span.expr().isEmpty();
  }
}
