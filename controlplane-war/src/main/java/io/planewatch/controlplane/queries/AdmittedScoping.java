package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Admission;

/** Scopes callers' queries; only a query that is not known needs a place at the engine. */
final class AdmittedScoping {
  private final Scoping scoping;
  private final Admission admission;

  AdmittedScoping(Scoping scoping, Admission admission) {
    this.scoping = scoping;
    this.admission = admission;
  }

  /** As {@link Scoping#scope}. */
  ScopedQuery of(String query, Reach reach) {
    return scoping
        .known(query, reach.planes())
        .orElseGet(
            () -> admission.within(reach.share(), () -> scoping.scope(query, reach.planes())));
  }
}
