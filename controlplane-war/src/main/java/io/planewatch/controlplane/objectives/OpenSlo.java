package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.rules.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads OpenSLO documents, version 1: SLOs with ratio indicators, inline or as SLI documents of the
 * same text. What an SLO asks for and we do not do is refused with its line; documents of kinds
 * that say nothing of how to count are passed over.
 */
final class OpenSlo {
  private static final Set<String> PASSED_OVER =
      Set.of("Service", "DataSource", "AlertPolicy", "AlertCondition", "AlertNotificationTarget");

  /** Where the scope stands, as OpenSLO has no word for it. */
  private static final String SCOPE = "planewatch.io/";

  private final Map<String, YamlEntry> indicators = new HashMap<>();

  private OpenSlo() {}

  /**
   * @throws ProblemException with line, place and reason
   */
  static List<Objective> read(String yaml) {
    OpenSlo reader = new OpenSlo();
    List<YamlEntry> slos = new ArrayList<>();
    for (YamlEntry document : YamlEntry.documents(yaml)) {
      YamlEntry version = document.wanted("apiVersion");
      if (!version.text().equals("openslo/v1")) {
        throw version.wrong("'" + version.text() + "' is not openslo/v1");
      }
      YamlEntry kind = document.wanted("kind");
      switch (kind.text()) {
        case "SLO" -> slos.add(document);
        case "SLI" ->
            reader.indicators.put(
                document.wanted("metadata").wanted("name").text(), document.wanted("spec"));
        default -> {
          if (!PASSED_OVER.contains(kind.text())) {
            throw kind.wrong("'" + kind.text() + "' is no kind of OpenSLO");
          }
        }
      }
    }
    if (slos.isEmpty()) {
      throw ProblemException.invalid("There is no document of kind SLO.");
    }
    return slos.stream().map(reader::objective).toList();
  }

  private Objective objective(YamlEntry slo) {
    YamlEntry metadata = slo.wanted("metadata");
    YamlEntry spec = slo.wanted("spec");
    spec.find("budgetingMethod").ifPresent(OpenSlo::requireOccurrences);
    YamlEntry ratio = indicator(spec).wanted("ratioMetric");
    Optional<YamlEntry> good = ratio.find("good");
    YamlEntry events =
        good.or(() -> ratio.find("bad")).orElseThrow(() -> ratio.wrong("neither good nor bad"));
    double target = target(spec);
    return slo.checked(
        () ->
            new Objective(
                metadata.wanted("name").text(),
                spec.find("description").map(YamlEntry::text).orElse(""),
                spec.find("service").map(YamlEntry::text).orElse(""),
                query(events),
                good.isPresent() ? Objective.Counts.GOOD : Objective.Counts.BAD,
                query(ratio.wanted("total")),
                target,
                Map.of(),
                window(spec),
                scope(metadata)));
  }

  private static void requireOccurrences(YamlEntry method) {
    if (!method.text().equals("Occurrences")) {
      throw method.wrong("'" + method.text() + "' is not done here; Occurrences is");
    }
  }

  private YamlEntry indicator(YamlEntry spec) {
    Optional<YamlEntry> inline = spec.find("indicator");
    if (inline.isPresent()) {
      return inline.get().wanted("spec");
    }
    YamlEntry reference = spec.wanted("indicatorRef");
    YamlEntry found = indicators.get(reference.text());
    if (found == null) {
      throw reference.wrong("no SLI named '" + reference.text() + "' stands in this text");
    }
    return found;
  }

  private static String query(YamlEntry metric) {
    YamlEntry source = metric.wanted("metricSource");
    source
        .find("type")
        .filter(type -> !type.text().equalsIgnoreCase("prometheus"))
        .ifPresent(
            type -> {
              throw type.wrong("'" + type.text() + "' is not Prometheus");
            });
    return source.wanted("spec").wanted("query").text();
  }

  private static double target(YamlEntry spec) {
    List<YamlEntry> objectives = spec.wanted("objectives").list();
    if (objectives.size() != 1) {
      throw spec.wanted("objectives").wrong("exactly one is counted in a document");
    }
    Optional<YamlEntry> percent = objectives.get(0).find("targetPercent");
    YamlEntry target = percent.orElseGet(() -> objectives.get(0).wanted("target"));
    double share = percent.isPresent() ? target.number() / 100 : target.number();
    if (!(share > 0 && share < 1)) {
      throw target.wrong(
          target.text() + " is not above 0 and below " + (percent.isPresent() ? 100 : 1));
    }
    return share;
  }

  private static Duration window(YamlEntry spec) {
    List<YamlEntry> windows = spec.wanted("timeWindow").list();
    if (windows.size() != 1) {
      throw spec.wanted("timeWindow").wrong("exactly one is wanted");
    }
    YamlEntry window = windows.get(0);
    window
        .find("calendar")
        .ifPresent(
            calendar -> {
              throw calendar.wrong("calendar windows are not done here; rolling ones are");
            });
    YamlEntry duration = window.wanted("duration");
    String text = duration.text();
    if (!text.matches("[0-9]{1,3}[dw]")) {
      throw duration.wrong("'" + text + "' is no number of days or weeks such as 30d or 4w");
    }
    long count = Long.parseLong(text.substring(0, text.length() - 1));
    return Duration.ofDays(text.endsWith("w") ? 7 * count : count);
  }

  private static Scope scope(YamlEntry metadata) {
    Optional<YamlEntry> annotations = metadata.find("annotations");
    Scope scope =
        new Scope(
            names(annotations, "planes"),
            names(annotations, "environments"),
            names(annotations, "lines-of-business"));
    scope.requireBounded();
    return scope;
  }

  private static Set<String> names(Optional<YamlEntry> annotations, String what) {
    return annotations
        .flatMap(map -> map.find(SCOPE + what))
        .map(
            value ->
                Arrays.stream(value.text().split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toSet()))
        .orElse(Set.of());
  }
}
