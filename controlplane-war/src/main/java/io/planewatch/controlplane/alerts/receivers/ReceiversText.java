package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * What administrators say of receivers: the two lists {@code routes} and {@code receivers} in
 * Alertmanager's own words. Its lines are put into the base configuration as they are, so that a
 * line which Alertmanager complains of can be told in the numbers of this text.
 */
final class ReceiversText {
  private static final int MOST_CHARACTERS = 200_000;
  private static final Set<String> SECTIONS = Set.of("routes", "receivers");

  /** Each has a sibling that names a file. */
  private static final Set<String> SECRETS =
      Set.of(
          "api_url",
          "api_key",
          "auth_password",
          "auth_secret",
          "bot_token",
          "credentials",
          "password",
          "routing_key",
          "service_key",
          "client_secret",
          "user_key",
          "token",
          "bearer_token");

  private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");

  private final List<String> lines;
  private final List<Integer> routes;
  private final List<Integer> receivers;

  private ReceiversText(List<String> lines, List<Integer> routes, List<Integer> receivers) {
    this.lines = lines;
    this.routes = routes;
    this.receivers = receivers;
  }

  /**
   * @throws ProblemException with line and reason
   */
  static ReceiversText read(String text) {
    if (text == null || text.length() > MOST_CHARACTERS) {
      throw ProblemException.invalid(
          "The text is missing, or longer than " + MOST_CHARACTERS + " characters.");
    }
    List<String> lines = List.of(text.split("\\R", -1));
    List<Integer> routes = List.of();
    List<Integer> receivers = List.of();
    List<NodeTuple> sections = sections(text);
    for (int i = 0; i < sections.size(); i++) {
      Node key = sections.get(i).getKeyNode();
      Node value = sections.get(i).getValueNode();
      String name = key instanceof ScalarNode scalar ? scalar.getValue() : "";
      if (!SECTIONS.contains(name)) {
        throw wrong(key, "'" + name + "' is neither routes nor receivers");
      }
      if (!(value instanceof SequenceNode list) || line(value) == line(key)) {
        throw wrong(key, name + " must be a list with each item on a line of its own");
      }
      requireNoSecret(list);
      int end = i + 1 < sections.size() ? line(sections.get(i + 1).getKeyNode()) : lines.size();
      List<Integer> own = new ArrayList<>();
      for (int number = line(key) + 1; number < end; number++) {
        own.add(number);
      }
      if (name.equals("routes")) {
        routes = own;
      } else {
        receivers = own;
      }
    }
    return new ReceiversText(lines, routes, receivers);
  }

  private static List<NodeTuple> sections(String text) {
    List<Node> documents = YamlText.documents(text);
    if (documents.isEmpty()) {
      return List.of();
    }
    if (documents.size() > 1) {
      throw wrong(documents.get(1), "one document is wanted");
    }
    if (documents.get(0) instanceof MappingNode mapping) {
      return mapping.getValue();
    }
    throw wrong(documents.get(0), "a map with the keys routes and receivers is wanted");
  }

  private static void requireNoSecret(Node node) {
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(ReceiversText::requireNoSecret);
    } else if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key && SECRETS.contains(key.getValue())) {
          throw wrong(
              key, "a secret stands in a file; use " + key.getValue() + "_file and its path");
        }
        requireNoSecret(tuple.getValueNode());
      }
    }
  }

  /** The whole configuration, made of the base and this. */
  Composed within(String base) {
    List<String> whole = new ArrayList<>();
    List<Integer> origin = new ArrayList<>();
    for (String line : base.split("\\R", -1)) {
      whole.add(line);
      origin.add(-1);
      int indent = line.indexOf("# planewatch: ");
      if (indent >= 0) {
        List<Integer> own = line.endsWith("routes") ? routes : receivers;
        int present = own.stream().mapToInt(this::indentOf).min().orElse(0);
        for (int number : own) {
          String text = lines.get(number);
          whole.add(
              text.isBlank()
                  ? ""
                  : " ".repeat(indent) + text.substring(Math.min(present, text.length())));
          origin.add(number);
        }
      }
    }
    return new Composed(String.join("\n", whole), origin);
  }

  private int indentOf(int number) {
    String line = lines.get(number);
    return line.isBlank() || line.stripLeading().startsWith("#")
        ? Integer.MAX_VALUE
        : line.length() - line.stripLeading().length();
  }

  /**
   * @param origin for each line the one of the administrators' text, counted from 0, or -1
   */
  record Composed(String text, List<Integer> origin) {
    /** Alertmanager's reason with its line numbers as those of the administrators' text. */
    String inOwnLines(String reason) {
      Matcher line = LINE.matcher(reason);
      return line.replaceAll(
          found -> {
            int number = Integer.parseInt(found.group(1)) - 1;
            int own = number >= 0 && number < origin.size() ? origin.get(number) : -1;
            return own < 0 ? "the base configuration" : "line " + (own + 1);
          });
    }
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine()).orElse(0);
  }

  private static ProblemException wrong(Node node, String what) {
    return ProblemException.invalid("line " + (line(node) + 1) + ": " + what + ".");
  }
}
