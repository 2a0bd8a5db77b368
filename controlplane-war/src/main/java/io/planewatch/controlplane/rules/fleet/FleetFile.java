package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.queries.ApiError;
import io.planewatch.controlplane.queries.ScopedQuery;
import io.planewatch.controlplane.queries.ScopedTexts;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.AlertText;
import io.planewatch.controlplane.rules.RuleText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What a fleet rule is in each plane: one rule a plane, narrowed to it and labelled with it. */
final class FleetFile {
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  /**
   * Maximum number of alerts of one rule in one data plane; the share of its author may be smaller.
   */
  private static final long MOST_ALERTS = 1000;

  private record Narrowed(FleetRule rule, String plane, double limit) {}

  private final Scoping scoping;
  private final ScopedTexts<Narrowed> texts;
  private final PlaneDirectory directory;

  FleetFile(Scoping scoping, PlaneDirectory directory) {
    this.scoping = scoping;
    this.texts = new ScopedTexts<>(scoping);
    this.directory = directory;
  }

  /**
   * @param seen what the author may see
   * @param before the planes that it reached when it was written; where it no longer does, it says
   *     so
   */
  List<Instance> instances(FleetRule rule, Predicate<PlaneEntry> seen, Set<String> before) {
    Set<String> now = rule.scope().reached(directory, seen);
    Set<String> all = new TreeSet<>(before);
    all.addAll(now);
    List<Instance> instances = new ArrayList<>();
    for (PlaneEntry plane : directory.all()) {
      String id = plane.id();
      if (!all.contains(id)) {
        continue;
      }
      String environment = plane.environment();
      if (now.contains(id)) {
        rule.thresholdIn(environment)
            .ifPresent(limit -> instances.add(Instance.running(id, environment, limit)));
      } else {
        instances.add(Instance.stopped(id, environment, rule.scope().whyLost(plane)));
      }
    }
    return instances;
  }

  /**
   * The expression that fires in this plane.
   *
   * @throws ProblemException with the engine's words and their place when it is no expression
   */
  String expression(FleetRule rule, String plane, double limit) {
    return texts.of(new Narrowed(rule, plane, limit), () -> expressionAnew(rule, plane, limit));
  }

  private String expressionAnew(FleetRule rule, String plane, double limit) {
    PlaneSet one = PlaneSet.of(Set.of(plane));
    try {
      ScopedQuery narrowed = scoping.scope(rule.expr(), one);
      LabelGrowth.requireBounded(
          narrowed.tree(), rule.summary().shownLabels() + rule.description().shownLabels());
      return scoping.scope(rule.comparison(narrowed.text(), limit), one).text();
    } catch (ApiError refused) {
      throw ProblemException.invalid(
          "expr: " + refused.getMessage().replace("invalid parameter \"query\": ", ""));
    }
  }

  /**
   * The rule file; empty text when the rule runs nowhere.
   *
   * @param alerts how many the rule may have in all its planes together; one in each at least
   */
  String text(String id, FleetRule rule, List<Instance> instances, long alerts) {
    long running = instances.stream().filter(Instance::isRunning).count();
    long limit = Math.min(MOST_ALERTS, Math.max(1, alerts / Math.max(1, running)));
    RuleText.Group group =
        new RuleText.Group("fleet:" + rule.alert(), INTERVAL).limit(Math.toIntExact(limit));
    boolean any = false;
    for (Instance instance : instances) {
      if (instance.isRunning()) {
        any = true;
        double threshold = instance.threshold();
        Map<String, String> labels = labels(id, rule, instance);
        Map<String, AlertText> texts = new TreeMap<>();
        labels.forEach((name, value) -> texts.put(name, AlertText.literal(value)));
        group.alert(
            rule.alert(),
            expression(rule, instance.plane(), threshold),
            rule.lasting(),
            texts,
            rule.annotations(labels, threshold));
      }
    }
    return any ? new RuleText().with(group).text() : "";
  }

  private Map<String, String> labels(String id, FleetRule rule, Instance instance) {
    Map<String, String> labels = new TreeMap<>(rule.labels());
    labels.put("data_plane", instance.plane());
    labels.put("environment", instance.environment());
    labels.put("line_of_business", directory.find(instance.plane()).orElseThrow().lineOfBusiness());
    labels.put("severity", rule.severity());
    labels.put("rule", id);
    return labels;
  }
}
