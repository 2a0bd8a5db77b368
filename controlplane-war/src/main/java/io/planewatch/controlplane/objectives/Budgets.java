package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.queries.PlaneMatcher;
import io.planewatch.controlplane.queries.Scoping;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is left of each environment's budget, counted over the planes that the caller may see. */
final class Budgets {
  private static final Duration LATELY = Duration.ofHours(1);

  /**
   * @param worstRoute the one with the most bad events in the last hour; empty when there were none
   */
  record Budget(String environment, Set<String> planes, Tally tally, Optional<String> worstRoute) {}

  private final Scoping scoping;
  private final Counters counters;
  private final InstantQueries vector;
  private final PlaneDirectory directory;
  private final Clock clock;

  Budgets(
      Scoping scoping,
      Counters counters,
      InstantQueries vector,
      PlaneDirectory directory,
      Clock clock) {
    this.scoping = scoping;
    this.counters = counters;
    this.vector = vector;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * @param planes those of the objective that the caller may see
   */
  List<Budget> of(Objective objective, Set<String> planes) {
    if (planes.isEmpty()) {
      return List.of();
    }
    Instant now = clock.instant();
    PlaneSet set = PlaneSet.of(planes);
    Map<String, Double> total = sum(objective, set, ObjectiveFile.TOTAL, objective.window(), now);
    Map<String, Double> bad = sum(objective, set, ObjectiveFile.BAD, objective.window(), now);
    Map<String, Double> totalLately = sum(objective, set, ObjectiveFile.TOTAL, LATELY, now);
    Map<String, Double> badLately = sum(objective, set, ObjectiveFile.BAD, LATELY, now);
    Map<String, Set<String>> byEnvironment = new TreeMap<>();
    Map<String, Tally> tallies = new TreeMap<>();
    for (String plane : planes) {
      String environment = directory.find(plane).orElseThrow().environment();
      Tally own =
          new Tally(
              objective.budget(environment),
              objective.window(),
              total.getOrDefault(plane, 0.0),
              bad.getOrDefault(plane, 0.0),
              totalLately.getOrDefault(plane, 0.0),
              badLately.getOrDefault(plane, 0.0));
      tallies.merge(environment, own, Tally::plus);
      byEnvironment.computeIfAbsent(environment, none -> new TreeSet<>()).add(plane);
    }
    List<Budget> budgets = new ArrayList<>();
    tallies.forEach(
        (environment, tally) -> {
          Set<String> its = byEnvironment.get(environment);
          budgets.add(new Budget(environment, its, tally, worstRoute(objective, its, tally, now)));
        });
    return budgets;
  }

  private Map<String, Double> sum(
      Objective objective, PlaneSet planes, String metric, Duration over, Instant now) {
    String query =
        "sum by (%s) (sum_over_time(%s{objective=\"%s\"}[%s]))"
            .formatted(PlaneMatcher.LABEL, metric, objective.name(), ObjectiveFile.promql(over));
    return vector.by(PlaneMatcher.LABEL, scoping.scope(query, planes).text(), now);
  }

  private Optional<String> worstRoute(
      Objective objective, Set<String> planes, Tally tally, Instant now) {
    if (tally.badLately() <= 0) {
      return Optional.empty();
    }
    String query = counters.badBy("http_route", objective, PlaneSet.of(planes));
    return vector.by("http_route", query, now).entrySet().stream()
        .filter(route -> !route.getKey().isEmpty() && route.getValue() > 0)
        .max(Comparator.comparingDouble(Map.Entry::getValue))
        .map(Map.Entry::getKey);
  }
}
