package io.planewatch.loadgen.scenario.file;

import io.planewatch.loadgen.pacing.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a target's rate over time: parts that follow each other. */
final class PatternReader {

  private PatternReader() {}

  static Shape read(Entry pattern) {
    List<Entry> parts = pattern.isList() ? pattern.list() : List.of(pattern);
    return parts.stream()
        .map(PatternReader::part)
        .reduce((before, next) -> pattern.checked(() -> before.then(next)))
        .orElseThrow(() -> pattern.wrong("a pattern needs at least one part"));
  }

  private static Shape part(Entry entry) {
    Map<String, Entry> kinds = entry.map("steady", "ramp", "spike", "steps", "sine");
    if (kinds.size() != 1) {
      throw entry.wrong("one of steady, ramp, spike, steps, sine is wanted here");
    }
    Map.Entry<String, Entry> kind = kinds.entrySet().iterator().next();
    Entry values = kind.getValue();
    return values.checked(
        () ->
            switch (kind.getKey()) {
              case "steady" -> steady(values);
              case "ramp" -> ramp(values);
              case "spike" -> spike(values);
              case "steps" -> steps(values);
              default -> sine(values);
            });
  }

  private static Shape steady(Entry entry) {
    Map<String, Entry> keys = entry.map("rate", "for");
    return Shape.steady(number(entry, keys, "rate"), lasting(keys));
  }

  private static Shape ramp(Entry entry) {
    Map<String, Entry> keys = entry.map("from", "to", "for");
    return Shape.ramp(
        number(entry, keys, "from"),
        number(entry, keys, "to"),
        entry.wanted(keys, "for").duration());
  }

  private static Shape spike(Entry entry) {
    Map<String, Entry> keys = entry.map("base", "peak", "before", "rise", "hold", "fall", "after");
    return Shape.spike(
        number(entry, keys, "base"),
        number(entry, keys, "peak"),
        orNone(keys, "before"),
        orNone(keys, "rise"),
        orNone(keys, "hold"),
        orNone(keys, "fall"),
        orNone(keys, "after"));
  }

  private static Shape steps(Entry entry) {
    Map<String, Entry> keys = entry.map("from", "by", "every", "count");
    return Shape.steps(
        number(entry, keys, "from"),
        number(entry, keys, "by"),
        entry.wanted(keys, "every").duration(),
        entry.wanted(keys, "count").whole());
  }

  private static Shape sine(Entry entry) {
    Map<String, Entry> keys = entry.map("mean", "amplitude", "period", "for");
    return Shape.sine(
        number(entry, keys, "mean"),
        number(entry, keys, "amplitude"),
        entry.wanted(keys, "period").duration(),
        lasting(keys));
  }

  private static double number(Entry entry, Map<String, Entry> keys, String name) {
    return entry.wanted(keys, name).number();
  }

  /** Without a length it goes on until stopped. */
  private static Duration lasting(Map<String, Entry> keys) {
    return orNone(keys, "for");
  }

  private static Duration orNone(Map<String, Entry> keys, String name) {
    return Optional.ofNullable(keys.get(name)).map(Entry::duration).orElse(Duration.ZERO);
  }
}
