package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.coverage.FreshPlanes;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.promql.Selectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Answers PromQL that is passed through: scoped, and once for all who ask the same. */
final class Queries {
  private static final List<String> INSTANT_OPTIONS =
      List.of("time", "limit", "stats", "lookback_delta");

  /**
   * The engine answers a query that selects no series with nothing at all, which no client reads.
   */
  private static final String NO_EXEMPLARS = "{\"status\":\"success\",\"data\":[]}";

  private final AdmittedScoping scoped;
  private final SharedAnswers sharedAnswers;
  private final FreshPlanes fresh;
  private final Timeouts timeouts;
  private final UpstreamKind upstream;

  Queries(
      AdmittedScoping scoped,
      SharedAnswers sharedAnswers,
      FreshPlanes fresh,
      Timeouts timeouts,
      UpstreamKind upstream) {
    this.timeouts = timeouts;
    this.upstream = upstream;
    this.scoped = scoped;
    this.sharedAnswers = sharedAnswers;
    this.fresh = fresh;
  }

  void instant(QueryParameters asked, Reach reach, Reply reply) {
    ScopedQuery query = scoped.of(asked.first("query").orElse(""), reach);
    Parameters parameters =
        Parameters.of("query", query.text())
            .and(asked.options(INSTANT_OPTIONS))
            .and(upstream.optionsOfSamples(asked))
            .and(timeouts.of(asked));
    sharedAnswers.pass(
        "query", parameters, reach, query.described().flatMap(fresh::incompleteness), reply);
  }

  void exemplars(QueryParameters asked, Reach reach, Reply reply) {
    ScopedQuery query = scoped.of(asked.first("query").orElse(""), reach);
    if (query.described().map(tree -> Selectors.of(tree).isEmpty()).orElse(false)) {
      reply.send(Outcome.of(200, NO_EXEMPLARS.getBytes(StandardCharsets.US_ASCII)));
      return;
    }
    Parameters parameters =
        Parameters.of("query", query.text()).and(asked.options(List.of("start", "end")));
    sharedAnswers.pass("query_exemplars", parameters, reach, Optional.empty(), reply);
  }
}
