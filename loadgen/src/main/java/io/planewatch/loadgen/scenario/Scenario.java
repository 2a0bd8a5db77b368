package io.planewatch.loadgen.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * A whole run.
 *
 * @param warmUp how long requests are sent before the run at its mean rate, counted apart
 * @param seed what all that is random in the run follows from
 * @param thresholds what it must reach to count as good
 * @param timetable what else happens while it goes on
 */
public record Scenario(
    String name,
    List<Target> targets,
    Feeds feeds,
    Limits limits,
    Trust trust,
    Duration warmUp,
    long seed,
    List<Threshold> thresholds,
    List<Errand> timetable) {

  public Scenario {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(trust, "trust");
    targets = List.copyOf(targets);
    thresholds = List.copyOf(thresholds);
    timetable = List.copyOf(timetable);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a scenario needs at least one target");
    }
    if (targets.stream().map(Target::name).distinct().count() < targets.size()) {
      throw new IllegalArgumentException("two targets have the same name");
    }
    if (warmUp.isNegative()) {
      throw new IllegalArgumentException("a warm-up can't be negative");
    }
    for (Target target : targets) {
      for (Endpoint endpoint : target.mix().endpoints()) {
        feeds.check(endpoint.path());
        feeds.check(endpoint.body());
        endpoint.headers().values().forEach(feeds::check);
      }
    }
    for (Threshold threshold : thresholds) {
      if (targets.stream().noneMatch(target -> measurable(threshold, target))) {
        throw new IllegalArgumentException(
            "the threshold " + threshold.text() + " names no target or endpoint that there is");
      }
    }
  }

  /** A run with nothing special about it. */
  public static Scenario of(String name, List<Target> targets) {
    return new Scenario(
        name,
        targets,
        Feeds.shop(),
        Limits.DEFAULT,
        Trust.PLATFORM,
        Duration.ZERO,
        1,
        List.of(),
        List.of());
  }

  /**
   * The same rates in a {@code factor}-th of the time.
   *
   * @throws IllegalArgumentException for a factor that is not above zero, and where a timetable
   *     says when things happen
   */
  public Scenario faster(double factor) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("a pace is a number above zero, not " + factor);
    }
    if (!timetable.isEmpty()) {
      throw new IllegalArgumentException("a scenario with a timetable keeps its pace");
    }
    List<Target> hurried = targets.stream().map(target -> target.faster(factor)).toList();
    return new Scenario(name, hurried, feeds, limits, trust, warmUp, seed, thresholds, timetable);
  }

  public Scenario with(Limits other) {
    return new Scenario(name, targets, feeds, other, trust, warmUp, seed, thresholds, timetable);
  }

  public Scenario with(Trust other) {
    return new Scenario(name, targets, feeds, limits, other, warmUp, seed, thresholds, timetable);
  }

  public Scenario warmedUpFor(Duration other) {
    return new Scenario(name, targets, feeds, limits, trust, other, seed, thresholds, timetable);
  }

  public Scenario seeded(long other) {
    return new Scenario(name, targets, feeds, limits, trust, warmUp, other, thresholds, timetable);
  }

  public Scenario judgedBy(List<Threshold> others) {
    return new Scenario(name, targets, feeds, limits, trust, warmUp, seed, others, timetable);
  }

  /** Positive infinity when a target runs until stopped. */
  public double durationSeconds() {
    return targets.stream()
        .mapToDouble(target -> target.shape().durationSeconds())
        .max()
        .getAsDouble();
  }

  private static boolean measurable(Threshold threshold, Target target) {
    return threshold.concerns(target)
        && threshold
            .endpoint()
            .map(name -> target.mix().endpoints().stream().anyMatch(e -> e.name().equals(name)))
            .orElse(true);
  }
}
