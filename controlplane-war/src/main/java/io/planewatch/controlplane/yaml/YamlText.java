package io.planewatch.controlplane.yaml;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads YAML into nodes that know where they stand, whatever the text holds. */
public final class YamlText {
  /** Composing goes down by recursion; nothing that is read here is nested nearly as deep. */
  private static final int MOST_NESTED = 50;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setMaxAliasesForCollections(0).build();

  private YamlText() {}

  /**
   * The text's documents; none for an empty one.
   *
   * @throws ProblemException with line and reason when it is no YAML
   */
  public static List<Node> documents(String text) {
    List<Node> documents = new ArrayList<>();
    try {
      requireShallow(new Parse(SETTINGS).parseString(text));
      new Compose(SETTINGS).composeAllFromString(text).forEach(documents::add);
    } catch (MarkedYamlEngineException malformed) {
      throw ProblemException.invalid(
          line(malformed.getProblemMark()) + "no YAML: " + malformed.getProblem());
    } catch (YamlEngineException malformed) {
      throw ProblemException.invalid("The text is no YAML: " + malformed.getMessage());
    }
    return documents;
  }

  private static void requireShallow(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > MOST_NESTED) {
        throw ProblemException.invalid(
            line(event.getStartMark()) + "nested deeper than " + MOST_NESTED + " levels");
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private static String line(Optional<Mark> mark) {
    return "line " + mark.map(known -> known.getLine() + 1).orElse(0) + ": ";
  }
}
