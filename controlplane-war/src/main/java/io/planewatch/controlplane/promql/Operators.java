package io.planewatch.controlplane.promql;

import java.util.Set;

/**
 * The operators that may be printed. Other operators are refused, because their precedence or
 * meaning may differ.
 */
final class Operators {
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
          "quantile",
          "limitk",
          "limit_ratio");
  private static final Set<String> BINARY =
      Set.of(
          "+", "-", "*", "/", "%", "^", "==", "!=", "<", "<=", ">", ">=", "and", "or", "unless",
          "atan2", "</", ">/");
  private static final Set<String> CARDS =
      Set.of("one-to-one", "many-to-one", "one-to-many", "many-to-many");
  private static final Set<String> DURATIONS =
      Set.of("+", "-", "*", "/", "%", "^", "step", "range", "min_of", "max_of");
  private static final Set<String> EDGES = Set.of("start", "end");
  private static final Set<String> UNARY = Set.of("+", "-");

  private Operators() {}

  static String aggregation(String op) {
    return known(AGGREGATIONS, "the aggregation", op);
  }

  static String binary(String op) {
    return known(BINARY, "the operator", op);
  }

  static String card(String card) {
    return known(CARDS, "the vector matching", card);
  }

  static String duration(String op) {
    return known(DURATIONS, "the duration operator", op);
  }

  static String startOrEnd(String edge) {
    return known(EDGES, "the modifier @", edge);
  }

  static String unary(String op) {
    return known(UNARY, "the sign", op);
  }

  private static String known(Set<String> all, String what, String op) {
    if (!all.contains(op)) {
      throw new UnknownSyntax(what + " '" + op + "'");
    }
    return op;
  }
}
