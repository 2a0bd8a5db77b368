package io.planewatch.controlplane.rules;

import static io.planewatch.controlplane.json.Documents.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Writes a rule file; every file that the control plane writes for an engine comes from here. JSON
 * is YAML, and an encoder of it leaves no text of an author a way out of its string. What
 * Prometheus expands is an {@link AlertText}.
 */
public final class RuleText {
  private static final Pattern ALERT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,79}");
  private static final Pattern METRIC = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]{0,199}");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  private final JsonArrayBuilder groups = JSON.createArrayBuilder();

  /** The rules of one group, evaluated one after the other. */
  public static final class Group {
    private final JsonObjectBuilder group = JSON.createObjectBuilder();
    private final JsonArrayBuilder rules = JSON.createArrayBuilder();

    public Group(String name, Duration interval) {
      group.add("name", name).add("interval", seconds(interval));
    }

    /** Beyond so many alerts or series a rule of the group counts as failed. */
    public Group limit(int most) {
      group.add("limit", most);
      return this;
    }

    /** Evaluates as of so long ago. */
    public Group lagging(Duration behind) {
      group.add("query_offset", seconds(behind));
      return this;
    }

    public Group alert(
        String name,
        String expr,
        Duration lasting,
        Map<String, AlertText> labels,
        Map<String, AlertText> annotations) {
      rules.add(
          JSON.createObjectBuilder()
              .add("alert", named(ALERT, name))
              .add("expr", expr)
              .add("for", seconds(lasting))
              .add("labels", object(labels, AlertText::source))
              .add("annotations", object(annotations, AlertText::source)));
      return this;
    }

    /**
     * @param labels are not expanded by Prometheus
     */
    public Group record(String name, String expr, Map<String, String> labels) {
      rules.add(
          JSON.createObjectBuilder()
              .add("record", named(METRIC, name))
              .add("expr", expr)
              .add("labels", object(labels, Function.identity())));
      return this;
    }

    private static <T> JsonObjectBuilder object(Map<String, T> values, Function<T, String> text) {
      JsonObjectBuilder object = JSON.createObjectBuilder();
      new TreeMap<>(values)
          .forEach((name, value) -> object.add(named(LABEL, name), text.apply(value)));
      return object;
    }

    private static String named(Pattern form, String name) {
      if (!form.matcher(name).matches()) {
        throw new IllegalArgumentException("'" + name + "' can't be a name in a rule file");
      }
      return name;
    }

    private static String seconds(Duration duration) {
      return duration.toSeconds() + "s";
    }
  }

  public RuleText with(Group group) {
    groups.add(group.group.add("rules", group.rules));
    return this;
  }

  public String text() {
    return JSON.createObjectBuilder().add("groups", groups).build() + "\n";
  }
}
