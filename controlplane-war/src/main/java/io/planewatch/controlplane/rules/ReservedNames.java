package io.planewatch.controlplane.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The names of alerts and labels that the shipped rules and Alertmanager's inhibition use, read
 * from the shipped files. An author's alert under such a name would inhibit other alerts, or be
 * taken for a shipped one.
 *
 * @param alerts in lower case
 * @param labels that an author may not set
 */
public record ReservedNames(Set<String> alerts, Set<String> labels) {
  /** The shipped files, of which a test knows that they are all. */
  static final List<String> RULE_FILES =
      List.of("addresses", "alerts", "canary", "cardinality", "churn", "health", "names", "planes");

  /** What the control plane and Prometheus set themselves. */
  private static final Set<String> IDENTITY =
      Set.of(
          "alertname",
          "data_plane",
          "environment",
          "line_of_business",
          "severity",
          "rule",
          "objective",
          "window",
          "job",
          "instance",
          "component",
          "prometheus",
          "prometheus_replica");

  private static final ReservedNames SHIPPED = read();

  public ReservedNames {
    alerts = Set.copyOf(alerts);
    labels = Set.copyOf(labels);
  }

  public static ReservedNames shipped() {
    return SHIPPED;
  }

  public boolean isAlert(String name) {
    return alerts.contains(name.toLowerCase(Locale.ROOT));
  }

  public boolean isLabel(String name) {
    return labels.contains(name);
  }

  private static ReservedNames read() {
    Set<String> alerts = new TreeSet<>(Set.of("errorbudgetburn"));
    Set<String> labels = new HashSet<>(IDENTITY);
    for (String file : RULE_FILES) {
      for (Object group : list(yaml("rules/" + file), "groups")) {
        for (Object rule : list(group, "rules")) {
          if (map(rule).get("alert") instanceof String name) {
            alerts.add(name.toLowerCase(Locale.ROOT));
          }
          if (map(rule).get("labels") instanceof Map<?, ?> set) {
            set.keySet().forEach(label -> labels.add(label.toString()));
          }
        }
      }
    }
    for (Object inhibition : list(yaml("alertmanager"), "inhibit_rules")) {
      list(inhibition, "equal").forEach(label -> labels.add(label.toString()));
    }
    return new ReservedNames(alerts, labels);
  }

  private static List<?> list(Object parent, String key) {
    return map(parent).get(key) instanceof List<?> list ? list : List.of();
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Object yaml(String name) {
    String path = "/shipped/" + name + ".yml";
    try (InputStream file = ReservedNames.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is missing in the application");
      }
      return new Load(LoadSettings.builder().build())
          .loadFromString(new String(file.readAllBytes(), UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
