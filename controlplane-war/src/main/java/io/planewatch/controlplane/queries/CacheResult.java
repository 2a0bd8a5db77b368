package io.planewatch.controlplane.queries;

/** The result of the range cache for a query. */
enum CacheResult {
  /** Everything was held. */
  HIT,
  /** Some steps were. */
  PARTIAL,
  /** Nothing was. */
  MISS,
  /** The query or its options can't be kept. */
  BYPASS
}
