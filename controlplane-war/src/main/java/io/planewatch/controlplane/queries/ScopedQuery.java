package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.promql.Expr;
import java.util.Optional;

/**
 * A query that selects nothing outside the caller's planes.
 *
 * @param text canonical PromQL: the only text that goes to the engine
 * @param described its syntax tree; empty where the engine reads the query but can't describe it,
 *     which only a caller who may see everything is answered
 * @param stepwise whether the answer of a step depends on that step alone, so that it may be kept
 */
public record ScopedQuery(String text, Optional<Expr> described, boolean stepwise) {
  /**
   * Its syntax tree.
   *
   * @throws ApiError when the engine can't describe it
   */
  public Expr tree() {
    return described.orElseThrow(
        () -> ApiError.execution("the engine can't describe a query with fill(NaN) or fill(Inf)"));
  }

  /** Whether it is a selector of series alone, with no modifier of time. */
  public boolean isPlainSelector() {
    return described
        .map(expr -> expr instanceof Expr.VectorSelector selector && selector.isPlain())
        .orElse(false);
  }
}
