package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.coverage.FreshPlanes;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.planes.PlaneSet;
import java.util.List;
import java.util.Optional;

/** Answers PromQL that is passed through: scoped, and once for all who ask the same. */
final class Queries {
  private static final List<String> INSTANT_OPTIONS =
      List.of("time", "limit", "stats", "lookback_delta");

  private final Scoping scoping;
  private final Courier courier;
  private final FreshPlanes fresh;
  private final Timeouts timeouts;
  private final UpstreamKind upstream;

  Queries(
      Scoping scoping,
      Courier courier,
      FreshPlanes fresh,
      Timeouts timeouts,
      UpstreamKind upstream) {
    this.timeouts = timeouts;
    this.upstream = upstream;
    this.scoping = scoping;
    this.courier = courier;
    this.fresh = fresh;
  }

  void instant(Asked asked, PlaneSet planes, Reply reply) {
    ScopedQuery query = scoping.scope(asked.first("query").orElse(""), planes);
    Parameters parameters =
        Parameters.of("query", query.text())
            .and(asked.options(INSTANT_OPTIONS))
            .and(upstream.optionsOfSamples(asked))
            .and(timeouts.of(asked));
    courier.pass(
        "query", parameters, PlaneMatcher.of(planes), fresh.incompleteness(query.tree()), reply);
  }

  void exemplars(Asked asked, PlaneSet planes, Reply reply) {
    ScopedQuery query = scoping.scope(asked.first("query").orElse(""), planes);
    Parameters parameters =
        Parameters.of("query", query.text()).and(asked.options(List.of("start", "end")));
    courier.pass("query_exemplars", parameters, PlaneMatcher.of(planes), Optional.empty(), reply);
  }
}
