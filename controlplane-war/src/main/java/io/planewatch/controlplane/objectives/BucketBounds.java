package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.Matcher;
import io.planewatch.controlplane.promql.Printer;
import io.planewatch.controlplane.queries.Scoping;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The bounds that the buckets of a histogram have. A selector such as {@code le="1"} matches
 * nothing where Prometheus stores {@code le="1.0"}: every request would count as a bad one.
 */
final class BucketBounds {
  private static final String LE = "le";

  private final Scoping scoping;
  private final InstantQueries vector;
  private final Clock clock;

  BucketBounds(Scoping scoping, InstantQueries vector, Clock clock) {
    this.scoping = scoping;
    this.vector = vector;
    this.clock = clock;
  }

  /**
   * @param field of the objective in which the selector stands
   * @throws ProblemException when there are buckets and none has the bound that is selected
   */
  void require(String field, String selector, PlaneSet planes) {
    if (!(scoping.scope(selector, planes).tree() instanceof Expr.VectorSelector buckets)) {
      return;
    }
    Optional<Matcher> bound =
        buckets.matchers().stream()
            .filter(matcher -> matcher.name().equals(LE))
            .filter(matcher -> matcher.type() == Matcher.Type.EQUAL)
            .findFirst();
    if (bound.isEmpty()) {
      return;
    }
    List<Matcher> others =
        buckets.matchers().stream().filter(matcher -> !matcher.name().equals(LE)).toList();
    String all =
        Printer.print(
            new Expr.VectorSelector(buckets.name(), others, buckets.at(), buckets.extension()));
    Map<String, Double> known =
        vector.by(
            LE,
            scoping.scope("count by (" + LE + ") (" + all + ")", planes).text(),
            clock.instant());
    if (!known.isEmpty() && !known.containsKey(bound.get().value())) {
      throw ProblemException.invalid(
          field
              + ": no bucket has le=\""
              + bound.get().value()
              + "\". The bounds are "
              + known.keySet().stream()
                  .sorted(Comparator.comparingDouble(BucketBounds::number))
                  .limit(50)
                  .collect(Collectors.joining(", "))
              + ".");
    }
  }

  private static double number(String bound) {
    try {
      return bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
    } catch (NumberFormatException other) {
      return Double.NaN;
    }
  }
}
