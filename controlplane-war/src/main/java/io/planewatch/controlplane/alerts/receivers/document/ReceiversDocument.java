package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Items;
import io.planewatch.controlplane.alerts.receivers.document.Value.Scalar;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.yaml.YamlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The administrators' {@code routes} and {@code receivers} in Alertmanager's own words. The text is
 * parsed once and then written from the tree. A comment or an unusual line break can't add anything
 * to Alertmanager's file.
 */
public record ReceiversDocument(Items routes, Items receivers) {
  private static final int MOST_CHARACTERS = 200_000;
  private static final Map<String, String> SECTIONS =
      Map.of("routes", "Route", "receivers", "Receiver");
  private static final ValueReader READER = new ValueReader(ReceiverKeys.ofAlertmanager());
  private static final Items NONE = new Items(List.of(), 0);

  /**
   * Reads YAML; an empty text is a document without routes and receivers.
   *
   * @throws ProblemException with line and reason
   */
  public static ReceiversDocument read(String text) {
    if (text == null || text.length() > MOST_CHARACTERS) {
      throw ProblemException.invalid(
          "The text is missing, or longer than " + MOST_CHARACTERS + " characters.");
    }
    Map<String, Items> sections = new LinkedHashMap<>();
    for (NodeTuple section : sections(text)) {
      String name = section.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      String type = SECTIONS.get(name);
      if (type == null) {
        throw ValueReader.wrong(
            section.getKeyNode(), "`" + name + "` is neither routes nor receivers");
      }
      if (sections.put(name, READER.list(name, section.getValueNode(), type)) != null) {
        throw ValueReader.wrong(section.getKeyNode(), "the key `" + name + "` stands here twice");
      }
    }
    return new ReceiversDocument(
        sections.getOrDefault("routes", NONE), sections.getOrDefault("receivers", NONE));
  }

  /**
   * A document with one entry.
   *
   * @param section routes or receivers
   * @throws ProblemException with line and reason
   */
  static ReceiversDocument entry(String section, Node node) {
    Node list = new SequenceNode(Tag.SEQ, List.of(node), FlowStyle.BLOCK);
    Items items = READER.list(section, list, SECTIONS.get(section));
    return section.equals("routes")
        ? new ReceiversDocument(items, NONE)
        : new ReceiversDocument(NONE, items);
  }

  /**
   * The text's top level keys.
   *
   * @throws ProblemException when the text is not YAML or not a map
   */
  static List<NodeTuple> sections(String text) {
    List<Node> documents = YamlText.documents(text);
    if (documents.isEmpty()) {
      return List.of();
    }
    if (documents.size() > 1) {
      throw ValueReader.wrong(documents.get(1), "one document is wanted");
    }
    if (documents.get(0) instanceof MappingNode mapping) {
      return mapping.getValue();
    }
    throw ValueReader.wrong(documents.get(0), "a map with the keys routes and receivers is wanted");
  }

  ReceiversDocument map(UnaryOperator<Scalar> change) {
    return new ReceiversDocument(routes.map(change), receivers.map(change));
  }

  /** As YAML, without comments; empty when there is nothing. */
  public String text() {
    StringBuilder text = new StringBuilder();
    append(text, "receivers", receivers);
    append(text, "routes", routes);
    return text.toString();
  }

  private static void append(StringBuilder text, String name, Items section) {
    if (!section.values().isEmpty()) {
      text.append(name).append(":\n");
      YamlLines.of(section, 2).forEach(line -> text.append(line.text()).append('\n'));
    }
  }
}
