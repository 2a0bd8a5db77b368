package io.planewatch.controlplane.queries;

import java.time.Duration;

/** Metrics of the facade. */
interface QueryMetrics {
  void cache(CacheResult result);

  void coalesced();

  /** An answer that is an error, by its status. */
  void refused(int status);

  /** A request to the engine, from asking to the answer's first byte. */
  void upstream(String endpoint, Duration took);
}
