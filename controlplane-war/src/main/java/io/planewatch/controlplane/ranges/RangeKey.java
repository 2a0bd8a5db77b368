package io.planewatch.controlplane.ranges;

import static java.util.Objects.requireNonNull;

/**
 * The key of a cached range query. Fields are compared separately and never joined into one text,
 * so the value of one field can't imitate another field.
 *
 * @param query the canonical text with the caller's planes in every selector: it is what keeps two
 *     callers apart
 * @param stepMillis distance of the steps
 * @param phaseMillis start modulo step
 * @param options every option that changes the engine's answer, in a fixed order
 */
public record RangeKey(String query, long stepMillis, long phaseMillis, String options) {
  public RangeKey {
    requireNonNull(query, "query is null");
    requireNonNull(options, "options is null");
  }

  /** The number of the first step that is not before that instant. */
  long firstStepFrom(long epochMillis) {
    return -Math.floorDiv(phaseMillis - epochMillis, stepMillis);
  }
}
