package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.ReceiverKeys.Below;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Converts YAML nodes to values, with the types of Alertmanager's keys. */
final class ValueReader {
  private static final Set<Tag> TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP);
  private static final Below ANY = new Below.Leaf(Holds.ANY);

  private final ReceiverKeys keys;

  ValueReader(ReceiverKeys keys) {
    this.keys = keys;
  }

  /**
   * Reads a list of one of Alertmanager's types; nothing counts as an empty list.
   *
   * @throws ProblemException with the line of what Alertmanager does not know
   */
  Value.Items list(String name, Node node, String type) {
    if (node instanceof SequenceNode) {
      return (Value.Items) read(node, new Below.Type(type));
    }
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL)) {
      return new Value.Items(List.of(), line(node));
    }
    throw wrong(node, "`" + name + "` must be a list");
  }

  private Value read(Node node, Below below) {
    if (!TAGS.contains(node.getTag())) {
      throw wrong(node, "the tag " + node.getTag().getValue() + " is not allowed");
    }
    if (node instanceof SequenceNode list) {
      return new Value.Items(
          list.getValue().stream().map(item -> read(item, below)).toList(), line(node));
    }
    if (node instanceof MappingNode mapping) {
      return map(mapping, below);
    }
    ScalarNode scalar = (ScalarNode) node;
    return new Value.Scalar(
        scalar.getValue(),
        scalar.getScalarStyle() == ScalarStyle.PLAIN,
        below instanceof Below.Leaf leaf ? leaf.holds() : Holds.TEXT,
        line(node));
  }

  private Value map(MappingNode mapping, Below below) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = key(tuple.getKeyNode());
      if (values.put(key, read(tuple.getValueNode(), below(tuple.getKeyNode(), key, below)))
          != null) {
        throw wrong(tuple.getKeyNode(), "the key `" + key + "` stands here twice");
      }
    }
    return new Value.Keys(values, line(mapping));
  }

  private Below below(Node node, String key, Below above) {
    if (above instanceof Below.Type type) {
      return keys.below(type.name(), key)
          .orElseThrow(() -> wrong(node, "`" + key + "` is not a key that Alertmanager has here"));
    }
    if (above.equals(ANY)) {
      return ANY;
    }
    throw wrong(node, "a text is wanted here, not a map");
  }

  private static String key(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().equals("<<")) {
      return scalar.getValue();
    }
    throw wrong(node, "a key must be a text; merge keys are not allowed");
  }

  static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  static ProblemException wrong(Node node, String what) {
    return ProblemException.invalid("line " + line(node) + ": " + what + ".");
  }
}
