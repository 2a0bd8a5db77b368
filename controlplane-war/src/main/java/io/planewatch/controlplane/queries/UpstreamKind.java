package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Parameters;

/** The kind of the engine, for differences in requests. */
public enum UpstreamKind {
  /** Has none of Thanos's options, and is sent none. */
  PROMETHEUS {
    @Override
    Parameters optionsOfSeries(QueryParameters asked) {
      return Parameters.none();
    }

    @Override
    Parameters optionsOfSamples(QueryParameters asked) {
      return Parameters.none();
    }
  },

  /**
   * Its options are always sent: what its operator made their default must not change an answer.
   */
  THANOS {
    @Override
    Parameters optionsOfSeries(QueryParameters asked) {
      return Parameters.of("dedup", asked.first("dedup").orElse("true"))
          .and("partial_response", asked.first("partial_response").orElse("true"));
    }

    @Override
    Parameters optionsOfSamples(QueryParameters asked) {
      return optionsOfSeries(asked)
          .and("max_source_resolution", asked.first("max_source_resolution").orElse("auto"));
    }
  };

  /** For answers without samples. */
  abstract Parameters optionsOfSeries(QueryParameters asked);

  /** For answers with samples. */
  abstract Parameters optionsOfSamples(QueryParameters asked);
}
