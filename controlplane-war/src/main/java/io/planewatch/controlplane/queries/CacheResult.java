package io.planewatch.controlplane.queries;

/** What the range cache did for a query. */
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
