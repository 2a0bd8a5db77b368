package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.promql.Expr;

/** Reads PromQL; in production it is the engine's own parser. */
public interface Parser {
  /**
   * The tree of a text.
   *
   * @throws ApiError with the engine's own words when the text is no query
   */
  Expr parse(String query);
}
