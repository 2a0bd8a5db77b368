package io.planewatch.controlplane.objectives;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A value in a YAML text that knows where it stands, so that a refusal names line and key.
 *
 * @param key the way to it, such as {@code spec.objectives[0].target}
 */
record YamlEntry(String key, Node node) {
  private static final int MOST_CHARACTERS = 200_000;

  static List<YamlEntry> documents(String yaml) {
    if (yaml == null || yaml.length() > MOST_CHARACTERS) {
      throw ProblemException.invalid(
          "The text is missing, or longer than " + MOST_CHARACTERS + " characters.");
    }
    return YamlText.documents(yaml).stream().map(node -> new YamlEntry("", node)).toList();
  }

  Optional<YamlEntry> find(String name) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("a map of keys and values is wanted here");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode known && known.getValue().equals(name)) {
        return Optional.of(
            new YamlEntry(key.isEmpty() ? name : key + "." + name, tuple.getValueNode()));
      }
    }
    return Optional.empty();
  }

  YamlEntry wanted(String name) {
    return find(name).orElseThrow(() -> wrong("'" + name + "' is missing"));
  }

  List<YamlEntry> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("a list is wanted here");
    }
    List<YamlEntry> entries = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      entries.add(new YamlEntry(key + "[" + entries.size() + "]", item));
    }
    return entries;
  }

  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong("a single value is wanted here");
    }
    return scalar.getValue();
  }

  double number() {
    try {
      return Double.parseDouble(text());
    } catch (NumberFormatException other) {
      throw wrong("'" + text() + "' is not a number");
    }
  }

  /** What the maker complains of is told with this place, unless it named a line itself. */
  <T> T checked(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (ProblemException refused) {
      throw refused.getMessage().startsWith("line ") ? refused : wrong(refused.getMessage());
    }
  }

  ProblemException wrong(String what) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    return ProblemException.invalid(
        "line " + line + ": " + (key.isEmpty() ? "" : key + ": ") + what);
  }
}
