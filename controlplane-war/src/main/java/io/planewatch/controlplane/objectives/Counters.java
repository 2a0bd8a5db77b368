package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.queries.ApiError;
import io.planewatch.controlplane.queries.ScopedQuery;
import io.planewatch.controlplane.queries.ScopedTexts;
import io.planewatch.controlplane.queries.Scoping;

/**
 * An objective's events in PromQL, within some planes. {@code anchored} counts from the last sample
 * before the window to the last one in it, so that minutes add up to exactly what the counters rose
 * by, nothing extrapolated.
 */
final class Counters {
  private record Count(
      Objective objective, boolean bad, PlaneSet planes, String by, String within) {}

  private final Scoping scoping;
  private final ScopedTexts<Count> texts;

  Counters(Scoping scoping) {
    this.scoping = scoping;
    this.texts = new ScopedTexts<>(scoping);
  }

  /**
   * @param by a label to group by, or empty
   * @param within as PromQL writes a duration
   */
  String total(Objective objective, PlaneSet planes, String by, String within) {
    return texts.of(
        new Count(objective, false, planes, by, within),
        () -> whole(rise(objective.total(), "total", planes, by, within), planes));
  }

  /** As {@link #total}, of the bad events. */
  String bad(Objective objective, PlaneSet planes, String by, String within) {
    return texts.of(
        new Count(objective, true, planes, by, within),
        () -> badAnew(objective, planes, by, within));
  }

  private String badAnew(Objective objective, PlaneSet planes, String by, String within) {
    String events = rise(objective.events(), "events", planes, by, within);
    if (objective.counts() == Objective.Counts.BAD) {
      return whole(events, planes);
    }
    String total = rise(objective.total(), "total", planes, by, within);
    // Where nothing was good, there is no series to subtract.
    return whole("clamp_min(%s - (%s or 0 * %s), 0)".formatted(total, events, total), planes);
  }

  private String rise(String selector, String field, PlaneSet planes, String by, String within) {
    String group = by.isEmpty() ? "" : " by (" + by + ")";
    return "sum%s(increase(%s[%s] anchored))"
        .formatted(group, selector(selector, field, planes), within);
  }

  /** Narrowed in itself, so that no text in it can reach out of its place in the whole. */
  private String selector(String text, String field, PlaneSet planes) {
    ScopedQuery scoped = scoped(text, field, planes);
    if (scoped.isPlainSelector()) {
      return scoped.text();
    }
    throw ProblemException.invalid(
        field
            + ": '"
            + text
            + "' is not the selector of a counter, such as requests_total{a=\"b\"}.");
  }

  private String whole(String text, PlaneSet planes) {
    return scoped(text, "events", planes).text();
  }

  private ScopedQuery scoped(String text, String field, PlaneSet planes) {
    try {
      return scoping.scope(text, planes);
    } catch (ApiError refused) {
      throw ProblemException.invalid(field + ": " + refused.getMessage());
    }
  }
}
