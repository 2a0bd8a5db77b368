package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.promql.Expr;

/**
 * A query that selects nothing outside the caller's planes.
 *
 * @param text canonical PromQL: the only text that goes to the engine
 * @param stepwise whether the answer of a step depends on that step alone, so that it may be kept
 */
public record ScopedQuery(String text, Expr tree, boolean stepwise) {}
