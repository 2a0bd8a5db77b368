package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.access.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A backtest: evaluates an unsaved rule on the past of every data plane in its scope. */
public final class Trial {
  /**
   * @param firingSeconds for how long, all its alerts together
   */
  public record InPlane(
      String plane, String environment, double threshold, long fired, long firingSeconds) {}

  /**
   * @param sentence such as "would have fired 3 times in prod, 41 times in dev, in 30 days"
   * @param resolutionSeconds what is shorter may be missed
   */
  public record Outcome(
      String from, String to, long resolutionSeconds, List<InPlane> planes, String sentence) {}

  /** Days are asked at once, by an editor who waits for them. */
  private static final Duration MOST = Duration.ofMinutes(2);

  private final FleetFile file;
  private final Backtest backtest;
  private final Clock clock;

  Trial(FleetFile file, Backtest backtest, Clock clock) {
    this.file = file;
    this.backtest = backtest;
    this.clock = clock;
  }

  Outcome of(FleetRule rule, Caller caller, Duration past) {
    Instant now = clock.instant();
    TrialTime time = TrialTime.of(MOST, System::nanoTime);
    List<InPlane> planes = new ArrayList<>();
    for (Instance instance :
        file.instances(rule, plane -> plane.isCoveredBy(caller.grants()), Set.of())) {
      double limit = instance.threshold();
      String expression = file.expression(rule, instance.plane(), limit);
      Backtest.Result result = backtest.run(expression, rule.lasting(), now, past, time);
      planes.add(
          new InPlane(
              instance.plane(),
              instance.environment(),
              limit,
              result.fired(),
              result.firing().toSeconds()));
    }
    return new Outcome(
        now.minus(past).toString(),
        now.toString(),
        Backtest.resolution(past).toSeconds(),
        planes,
        sentence(planes, past));
  }

  static String sentence(List<InPlane> planes, Duration past) {
    Map<String, Long> byEnvironment = new TreeMap<>();
    planes.forEach(plane -> byEnvironment.merge(plane.environment(), plane.fired(), Long::sum));
    String counts =
        byEnvironment.entrySet().stream()
            .map(entry -> times(entry.getValue()) + " in " + entry.getKey())
            .collect(Collectors.joining(", "));
    String when = past.toDays() > 1 ? past.toDays() + " days" : past.toHours() + " hours";
    return planes.isEmpty()
        ? "would run in no data plane"
        : "would have fired " + counts + ", in " + when;
  }

  private static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }
}
