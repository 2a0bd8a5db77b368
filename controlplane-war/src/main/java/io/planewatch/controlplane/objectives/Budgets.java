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
import java.util.function.Predicate;

/** What is left of each environment's budget, counted over the planes that the caller may see. */
final class Budgets {
  private static final Duration LATELY = Duration.ofHours(1);

  /**
   * @param measured for how much of the window anything was counted; the mean of the planes
   * @param worstRoute the one with the most bad events in the last hour; empty when there were none
   */
  record Budget(
      String environment,
      Set<String> planes,
      Tally tally,
      Duration measured,
      List<BudgetNote> notes,
      Optional<String> worstRoute) {
    /** With what a reader must know of the numbers. */
    String words() {
      StringBuilder words = new StringBuilder(tally.words());
      words.append(
          " The budget rests on %.0f events in %d of %d hours."
              .formatted(tally.total(), measured.toHours(), tally.window().toHours()));
      notes.forEach(note -> words.append(' ').append(note.text()));
      return words.toString();
    }
  }

  /** Numbers by plane. */
  private record Counted(
      Map<String, Double> total,
      Map<String, Double> bad,
      Map<String, Double> totalLately,
      Map<String, Double> badLately,
      Map<String, Double> minutes,
      Set<String> notFinite) {
    Tally tally(String plane, double budget, Duration window) {
      return new Tally(
          budget,
          window,
          finite(total, plane),
          finite(bad, plane),
          finite(totalLately, plane),
          finite(badLately, plane));
    }

    /** A sum over a minute that was recorded as NaN is NaN. */
    private double finite(Map<String, Double> numbers, String plane) {
      double number = numbers.getOrDefault(plane, 0.0);
      return Double.isFinite(number) ? number : 0;
    }

    boolean isFinite(String plane) {
      return !notFinite.contains(plane)
          && List.of(total, bad, totalLately, badLately).stream()
              .allMatch(numbers -> Double.isFinite(numbers.getOrDefault(plane, 0.0)));
    }

    List<BudgetNote> notes(Set<String> planes) {
      List<BudgetNote> notes = new ArrayList<>();
      note(notes, BudgetNote.Code.UNMATCHED, planes, plane -> !total.containsKey(plane));
      note(
          notes,
          BudgetNote.Code.VANISHED,
          planes,
          plane -> total.containsKey(plane) && !totalLately.containsKey(plane));
      note(notes, BudgetNote.Code.NOT_FINITE, planes, plane -> !isFinite(plane));
      return notes;
    }

    private static void note(
        List<BudgetNote> notes, BudgetNote.Code code, Set<String> planes, Predicate<String> where) {
      Set<String> its = new TreeSet<>(planes);
      its.removeIf(where.negate());
      if (!its.isEmpty()) {
        notes.add(new BudgetNote(code, its));
      }
    }

    Duration measured(Set<String> planes) {
      double sum = planes.stream().mapToDouble(plane -> minutes.getOrDefault(plane, 0.0)).sum();
      return Duration.ofMinutes(Math.round(sum / planes.size()));
    }
  }

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
    Counted counted = counted(objective, set, now);
    Map<String, Set<String>> byEnvironment = new TreeMap<>();
    Map<String, Tally> tallies = new TreeMap<>();
    for (String plane : planes) {
      String environment = directory.find(plane).orElseThrow().environment();
      Tally own = counted.tally(plane, objective.budget(environment), objective.window());
      tallies.merge(environment, own, Tally::plus);
      byEnvironment.computeIfAbsent(environment, none -> new TreeSet<>()).add(plane);
    }
    List<Budget> budgets = new ArrayList<>();
    tallies.forEach(
        (environment, tally) -> {
          Set<String> its = byEnvironment.get(environment);
          budgets.add(
              new Budget(
                  environment,
                  its,
                  tally,
                  counted.measured(its),
                  counted.notes(its),
                  worstRoute(objective, its, tally, now)));
        });
    return budgets;
  }

  private Counted counted(Objective objective, PlaneSet planes, Instant now) {
    Duration window = objective.window();
    return new Counted(
        over("sum_over_time", objective, planes, ObjectiveFile.TOTAL, window, now),
        over("sum_over_time", objective, planes, ObjectiveFile.BAD, window, now),
        over("sum_over_time", objective, planes, ObjectiveFile.TOTAL, LATELY, now),
        over("sum_over_time", objective, planes, ObjectiveFile.BAD, LATELY, now),
        over("count_over_time", objective, planes, ObjectiveFile.TOTAL, window, now),
        vector.by(PlaneMatcher.LABEL, counters.notFinite(objective, planes), now).keySet());
  }

  private Map<String, Double> over(
      String function,
      Objective objective,
      PlaneSet planes,
      String metric,
      Duration time,
      Instant now) {
    String query =
        "sum by (%s) (%s(%s{objective=\"%s\"}[%s]))"
            .formatted(
                PlaneMatcher.LABEL, function, metric, objective.name(), ObjectiveFile.promql(time));
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
