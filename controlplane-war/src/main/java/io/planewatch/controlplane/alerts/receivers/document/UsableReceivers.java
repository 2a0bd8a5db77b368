package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Items;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The entries of a stored document that pass today's checks. A previous version may have stored an
 * entry that a newer check refuses; such an entry is left out with its routes, and the other
 * receivers stay active.
 *
 * @param skipped a sentence for each entry that is left out
 */
public record UsableReceivers(ReceiversDocument document, List<String> skipped) {
  public UsableReceivers {
    skipped = List.copyOf(skipped);
  }

  /**
   * @param rules give an entry as Alertmanager shall read it, or refuse the entry
   */
  public static UsableReceivers of(String text, UnaryOperator<ReceiversDocument> rules) {
    try {
      return new UsableReceivers(rules.apply(ReceiversDocument.read(text)), List.of());
    } catch (ProblemException refused) {
      return new EntryByEntry(rules).read(text);
    }
  }

  /** Reads what can't be read as a whole. */
  private static final class EntryByEntry {
    private final UnaryOperator<ReceiversDocument> rules;
    private final List<String> skipped = new ArrayList<>();
    private final Set<String> skippedReceivers = new HashSet<>();

    EntryByEntry(UnaryOperator<ReceiversDocument> rules) {
      this.rules = rules;
    }

    UsableReceivers read(String text) {
      List<NodeTuple> sections;
      try {
        sections = ReceiversDocument.sections(text);
      } catch (ProblemException unreadable) {
        return new UsableReceivers(
            ReceiversDocument.read(""),
            List.of("The stored receivers can't be read: " + unreadable.getMessage()));
      }
      // The receivers first: a route may lead to one that is left out.
      List<Value> receivers =
          entries(sections, "receivers").flatMap(node -> receiver(node).stream()).toList();
      List<Value> routes =
          entries(sections, "routes").flatMap(node -> route(node).stream()).toList();
      return new UsableReceivers(
          new ReceiversDocument(new Items(routes, 0), new Items(receivers, 0)), skipped);
    }

    private static Stream<Node> entries(List<NodeTuple> sections, String name) {
      return sections.stream()
          .filter(section -> text(section.getKeyNode()).equals(name))
          .limit(1)
          .map(NodeTuple::getValueNode)
          .filter(SequenceNode.class::isInstance)
          .flatMap(list -> ((SequenceNode) list).getValue().stream());
    }

    private List<Value> receiver(Node node) {
      String name = text(node, "name");
      try {
        return rules.apply(ReceiversDocument.entry("receivers", node)).receivers().values();
      } catch (ProblemException refused) {
        if (!name.isEmpty()) {
          skippedReceivers.add(name);
        }
        skipped.add("Receiver '" + name + "' is left out: " + refused.getMessage());
        return List.of();
      }
    }

    private List<Value> route(Node node) {
      try {
        Items routes = rules.apply(ReceiversDocument.entry("routes", node)).routes();
        return new RemainingRoutes(skippedReceivers, skipped).of(routes).values();
      } catch (ProblemException refused) {
        skipped.add(
            "A route to '" + text(node, "receiver") + "' is left out: " + refused.getMessage());
        return List.of();
      }
    }

    private static String text(Node node, String key) {
      return node instanceof MappingNode map
          ? map.getValue().stream()
              .filter(entry -> text(entry.getKeyNode()).equals(key))
              .map(entry -> text(entry.getValueNode()))
              .findFirst()
              .orElse("")
          : "";
    }

    private static String text(Node node) {
      return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
  }
}
