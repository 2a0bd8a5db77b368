package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.queries.ScopedTexts;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.AlertText;
import io.planewatch.controlplane.rules.RuleText;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The rules that an objective needs: a count of its events each minute, and the alerts on them. */
final class ObjectiveFile {
  static final String TOTAL = "objective:total:increase1m";
  static final String BAD = "objective:bad:increase1m";
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  /** All that a file is made of; the environments are by plane. */
  private record Contents(Objective objective, Map<String, String> environments) {}

  private final Counters counters;
  private final ScopedTexts<Contents> texts;
  private final PlaneDirectory directory;

  ObjectiveFile(Scoping scoping, PlaneDirectory directory) {
    this.counters = new Counters(scoping);
    this.texts = new ScopedTexts<>(scoping);
    this.directory = directory;
  }

  /** One group a plane: its rules follow each other, the planes do not wait for one another. */
  String text(Objective objective, Set<String> planes) {
    Map<String, String> environments = new TreeMap<>();
    planes.forEach(id -> environments.put(id, directory.find(id).orElseThrow().environment()));
    return texts.of(new Contents(objective, environments), () -> textAnew(objective, environments));
  }

  private String textAnew(Objective objective, Map<String, String> environments) {
    RuleText file = new RuleText();
    for (Map.Entry<String, String> plane : environments.entrySet()) {
      String id = plane.getKey();
      String environment = plane.getValue();
      PlaneSet one = PlaneSet.of(Set.of(id));
      Map<String, String> labels = labels(objective, id, environment);
      RuleText.Group group =
          new RuleText.Group("objective:" + objective.name() + ":" + id, INTERVAL)
              // A scrape's samples arrive after their own time; what is counted must be complete.
              .lagging(Duration.ofSeconds(15))
              .record(TOTAL, counters.total(objective, one), labels)
              .record(BAD, counters.bad(objective, one), labels);
      BurnRate.WATCHED.forEach(rate -> alert(group, objective, id, environment, rate));
      file.with(group);
    }
    return file.text();
  }

  private static void alert(
      RuleText.Group group, Objective objective, String plane, String environment, BurnRate rate) {
    double limit = rate.times() * objective.budget(environment);
    if (limit >= 1) {
      // More than all can't fail.
      return;
    }
    Map<String, String> labels = labels(objective, plane, environment);
    labels.put("severity", rate.severity());
    labels.put("window", promql(rate.over()));
    String threshold = String.format(Locale.ROOT, "%.6f", limit);
    String times = String.format(Locale.ROOT, "%.1f", rate.times());
    group.alert(
        "ErrorBudgetBurn",
        "%s > %s and %s > %s and %s >= %d and %s >= %d"
            .formatted(
                ratio(objective, plane, rate.over()),
                threshold,
                ratio(objective, plane, rate.lately()),
                threshold,
                sum(TOTAL, objective, plane, rate.over()),
                BurnRate.LEAST_EVENTS,
                sum(BAD, objective, plane, rate.over()),
                BurnRate.LEAST_BAD),
        Duration.ZERO,
        texts(labels),
        Map.of(
            "summary",
            AlertText.literal(
                "The budget of "
                    + objective.name()
                    + " in "
                    + plane
                    + " is used up more than "
                    + times
                    + " times as fast as it lasts"),
            "description",
            AlertText.literal(objective.description()),
            "value",
            AlertText.value(),
            "threshold",
            AlertText.literal(threshold),
            "unit",
            AlertText.literal("ratio"),
            "runbook",
            AlertText.literal("ErrorBudgetBurn")));
  }

  private static Map<String, AlertText> texts(Map<String, String> labels) {
    Map<String, AlertText> texts = new TreeMap<>();
    labels.forEach((name, value) -> texts.put(name, AlertText.literal(value)));
    return texts;
  }

  private static String ratio(Objective objective, String plane, Duration over) {
    return "(%s / %s)"
        .formatted(sum(BAD, objective, plane, over), sum(TOTAL, objective, plane, over));
  }

  private static String sum(String metric, Objective objective, String plane, Duration over) {
    return "sum_over_time(%s{objective=\"%s\",data_plane=\"%s\"}[%s])"
        .formatted(metric, objective.name(), plane, promql(over));
  }

  private static Map<String, String> labels(Objective objective, String plane, String environment) {
    Map<String, String> labels = new TreeMap<>();
    labels.put("objective", objective.name());
    labels.put("data_plane", plane);
    labels.put("environment", environment);
    return labels;
  }

  static String promql(Duration duration) {
    return duration.toMinutes() % 60 == 0 ? duration.toHours() + "h" : duration.toMinutes() + "m";
  }
}
