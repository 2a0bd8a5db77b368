package io.planewatch.controlplane.rules;

import static io.planewatch.controlplane.json.Documents.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a rule file. JSON is YAML, and an encoder of it leaves no text of an author a way out of
 * its string.
 */
public final class RuleText {
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
        Map<String, String> labels,
        Map<String, String> annotations) {
      rules.add(
          JSON.createObjectBuilder()
              .add("alert", name)
              .add("expr", expr)
              .add("for", seconds(lasting))
              .add("labels", object(labels))
              .add("annotations", object(annotations)));
      return this;
    }

    public Group record(String name, String expr, Map<String, String> labels) {
      rules.add(
          JSON.createObjectBuilder()
              .add("record", name)
              .add("expr", expr)
              .add("labels", object(labels)));
      return this;
    }

    private static JsonObjectBuilder object(Map<String, String> strings) {
      JsonObjectBuilder object = JSON.createObjectBuilder();
      new TreeMap<>(strings).forEach(object::add);
      return object;
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
