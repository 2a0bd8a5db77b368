package io.planewatch.controlplane.promql;

import java.util.ArrayList;
import java.util.List;

/** Every selector in a tree. */
public final class Selectors {
  private final List<Expr.VectorSelector> found = new ArrayList<>();

  private Selectors() {}

  public static List<Expr.VectorSelector> of(Expr expr) {
    Selectors selectors = new Selectors();
    selectors.collect(expr);
    return List.copyOf(selectors.found);
  }

  private void collect(Expr expr) {
    if (expr instanceof Expr.VectorSelector selector) {
      found.add(selector);
    } else if (expr instanceof Expr.MatrixSelector matrix) {
      found.add(matrix.vector());
    } else if (expr instanceof Expr.Subquery subquery) {
      collect(subquery.expr());
    } else if (expr instanceof Expr.Call call) {
      call.args().forEach(this::collect);
    } else if (expr instanceof Expr.Aggregation aggregation) {
      aggregation.param().ifPresent(this::collect);
      collect(aggregation.expr());
    } else if (expr instanceof Expr.Binary binary) {
      collect(binary.lhs());
      collect(binary.rhs());
    } else if (expr instanceof Expr.Paren paren) {
      collect(paren.expr());
    } else if (expr instanceof Expr.Unary unary) {
      collect(unary.expr());
    }
  }
}
