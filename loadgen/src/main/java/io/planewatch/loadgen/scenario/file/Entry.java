package io.planewatch.loadgen.scenario.file;

import io.planewatch.loadgen.scenario.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A value in a scenario file that knows where it stands, for messages that name line and key. */
final class Entry {

  private final String file;
  private final String key;
  private final Node node;

  Entry(String file, String key, Node node) {
    this.file = file;
    this.key = key;
    this.node = node;
  }

  /** The entries of a map, in order; only these keys may be in it. */
  Map<String, Entry> map(String... allowed) {
    Map<String, Entry> entries = map();
    List<String> known = List.of(allowed);
    entries.forEach(
        (name, entry) -> {
          if (!known.contains(name)) {
            throw entry.wrong("no such key here; there are " + String.join(", ", known));
          }
        });
    return entries;
  }

  /** The entries of a map with keys of the author's own. */
  Map<String, Entry> map() {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("a map of keys and values is wanted here");
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = new Entry(file, key, tuple.getKeyNode()).text();
      if (entries.containsKey(name)) {
        throw new Entry(file, key, tuple.getKeyNode()).wrong("\"" + name + "\" is here twice");
      }
      entries.put(
          name, new Entry(file, key.isEmpty() ? name : key + "." + name, tuple.getValueNode()));
    }
    return entries;
  }

  List<Entry> list() {
    if (!(node instanceof SequenceNode sequence)) {
      throw wrong("a list is wanted here");
    }
    List<Entry> entries = new ArrayList<>();
    for (Node item : sequence.getValue()) {
      entries.add(new Entry(file, key + "[" + entries.size() + "]", item));
    }
    return entries;
  }

  boolean isList() {
    return node instanceof SequenceNode;
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  String text() {
    if (!(node instanceof ScalarNode scalar)) {
      throw wrong("a single value is wanted here");
    }
    return scalar.getValue();
  }

  double number() {
    return read(Double::parseDouble, "a number");
  }

  int whole() {
    return read(Integer::parseInt, "a whole number");
  }

  boolean yes() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong("true or false is wanted here");
    };
  }

  Duration duration() {
    return as(Durations::parse);
  }

  /** What the reader makes of the text; what it complains of is told with the place. */
  <T> T as(Function<String, T> reader) {
    String text = text();
    return checked(() -> reader.apply(text));
  }

  /** What the maker makes; what it complains of is told with the place. */
  <T> T checked(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (InvalidScenario e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  InvalidScenario wrong(String what) {
    int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    return new InvalidScenario(file, line, key, what);
  }

  /** The entry of a key that must be there. */
  Entry wanted(Map<String, Entry> entries, String name) {
    return Optional.ofNullable(entries.get(name))
        .orElseThrow(() -> wrong("\"" + name + "\" is missing"));
  }

  private <T> T read(Function<String, T> reader, String what) {
    String text = text();
    try {
      return reader.apply(text);
    } catch (NumberFormatException e) {
      throw wrong("\"" + text + "\" is not " + what);
    }
  }
}
