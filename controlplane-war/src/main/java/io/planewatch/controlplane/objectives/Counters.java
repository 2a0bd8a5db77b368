package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.queries.ApiError;
import io.planewatch.controlplane.queries.PlaneMatcher;
import io.planewatch.controlplane.queries.ScopedQuery;
import io.planewatch.controlplane.queries.ScopedTexts;
import io.planewatch.controlplane.queries.Scoping;

/** An objective's events in PromQL, within some planes. */
final class Counters {
  private record Count(Objective objective, boolean bad, PlaneSet planes, String by, Rise rise) {}

  private final Scoping scoping;
  private final ScopedTexts<Count> texts;

  Counters(Scoping scoping) {
    this.scoping = scoping;
    this.texts = new ScopedTexts<>(scoping);
  }

  /** All events of the last minute. */
  String total(Objective objective, PlaneSet planes) {
    return texts.of(
        new Count(objective, false, planes, "", Rise.MINUTE),
        () -> whole(totalRise(objective, planes, "", Rise.MINUTE), planes));
  }

  /** The bad events of the last minute. */
  String bad(Objective objective, PlaneSet planes) {
    return bad(objective, planes, "", Rise.MINUTE);
  }

  /** About how many events of the last hour were bad, by a label. */
  String badBy(String label, Objective objective, PlaneSet planes) {
    return bad(objective, planes, label, Rise.HOUR);
  }

  /** How many series have a value that is not finite now, by plane. */
  String notFinite(Objective objective, PlaneSet planes) {
    String events = selector(objective.events(), "events", planes);
    String total = selector(objective.total(), "total", planes);
    return whole(
        "count by (%1$s) ((%2$s unless %2$s > -Inf < Inf) or (%3$s unless %3$s > -Inf < Inf))"
            .formatted(PlaneMatcher.LABEL, events, total),
        planes);
  }

  private String bad(Objective objective, PlaneSet planes, String by, Rise rise) {
    return texts.of(
        new Count(objective, true, planes, by, rise), () -> badAnew(objective, planes, by, rise));
  }

  private String badAnew(Objective objective, PlaneSet planes, String by, Rise rise) {
    String all = selector(objective.total(), "total", planes);
    String events = rise(selector(objective.events(), "events", planes), all, by, rise);
    if (objective.counts() == Objective.Counts.BAD) {
      return whole(events, planes);
    }
    String total = totalRise(objective, planes, by, rise);
    // Where nothing was good, there is no series to subtract.
    return whole("clamp_min(%s - (%s or 0 * %s), 0)".formatted(total, events, total), planes);
  }

  private String totalRise(Objective objective, PlaneSet planes, String by, Rise rise) {
    String all = selector(objective.total(), "total", planes);
    return rise(all, all, by, rise);
  }

  private static String rise(String selector, String all, String by, Rise rise) {
    String group = by.isEmpty() ? "" : " by (" + by + ")";
    return "sum%s(%s)".formatted(group, rise.of(selector, all));
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
