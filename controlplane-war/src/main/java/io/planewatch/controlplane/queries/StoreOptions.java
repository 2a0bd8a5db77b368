package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Parameters;

/**
 * Thanos's own options, always sent: what its operator made their default must not change an
 * answer. Prometheus does not read them.
 */
final class StoreOptions {
  private StoreOptions() {}

  /** For answers with samples. */
  static Parameters ofSamples(Asked asked) {
    return ofSeries(asked)
        .and("max_source_resolution", asked.first("max_source_resolution").orElse("auto"));
  }

  /** For answers without samples. */
  static Parameters ofSeries(Asked asked) {
    return Parameters.of("dedup", asked.first("dedup").orElse("true"))
        .and("partial_response", asked.first("partial_response").orElse("true"));
  }
}
