package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.queries.PlaneMatcher;
import io.planewatch.controlplane.queries.Scoping;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at the series that an objective selects, when it is written. None of what it finds refuses
 * the objective: a series may begin later, and only its author knows what it means.
 */
final class SelectedSeries {
  /** A counter falls when a process starts anew; more often in an hour falls a gauge. */
  private static final int MOST_FALLS = 6;

  private final Scoping scoping;
  private final InstantQueries vector;
  private final Clock clock;

  SelectedSeries(Scoping scoping, InstantQueries vector, Clock clock) {
    this.scoping = scoping;
    this.vector = vector;
    this.clock = clock;
  }

  /** What the author must know, a sentence each. */
  List<String> warnings(Objective objective, Set<String> planes) {
    if (planes.isEmpty()) {
      return List.of();
    }
    List<String> warnings = new ArrayList<>();
    PlaneSet set = PlaneSet.of(planes);
    Map<String, Double> events = newest(objective.events(), set);
    Map<String, Double> total = newest(objective.total(), set);
    warnUnmatched("events", objective.events(), planes, events.keySet(), warnings);
    warnUnmatched("total", objective.total(), planes, total.keySet(), warnings);
    warnOfGauge("events", objective.events(), set, warnings);
    warnOfGauge("total", objective.total(), set, warnings);
    warnOfMore(events, total, warnings);
    return warnings;
  }

  private Map<String, Double> newest(String selector, PlaneSet planes) {
    return by("sum by (%s) (last_over_time(%s[1h]))", selector, planes);
  }

  private Map<String, Double> by(String query, String selector, PlaneSet planes) {
    String text = query.formatted(PlaneMatcher.LABEL, scoping.scope(selector, planes).text());
    return vector.by(PlaneMatcher.LABEL, scoping.scope(text, planes).text(), clock.instant());
  }

  private static void warnUnmatched(
      String field, String selector, Set<String> planes, Set<String> matched, List<String> to) {
    Set<String> unmatched = new TreeSet<>(planes);
    unmatched.removeAll(matched);
    if (!unmatched.isEmpty()) {
      to.add(
          "%s: no series matched %s in %s during the last hour."
              .formatted(field, selector, String.join(", ", unmatched)));
    }
  }

  private void warnOfGauge(String field, String selector, PlaneSet planes, List<String> to) {
    Map<String, Double> falls =
        by("max by (%s) (resets(%s[1h])) >= " + MOST_FALLS, selector, planes);
    if (!falls.isEmpty()) {
      to.add(
          ("%s: %s fell %d times or more during the last hour in %s. It must select a counter;"
                  + " a gauge can't be counted.")
              .formatted(
                  field, selector, MOST_FALLS, String.join(", ", new TreeSet<>(falls.keySet()))));
    }
  }

  private static void warnOfMore(
      Map<String, Double> events, Map<String, Double> total, List<String> to) {
    Set<String> more = new TreeSet<>();
    events.forEach(
        (plane, count) -> {
          if (total.containsKey(plane) && count > total.get(plane)) {
            more.add(plane);
          }
        });
    if (!more.isEmpty()) {
      to.add(
          ("events: the counters of events are above the counters of total in %s. events must"
                  + " select a part of total.")
              .formatted(String.join(", ", more)));
    }
  }
}
