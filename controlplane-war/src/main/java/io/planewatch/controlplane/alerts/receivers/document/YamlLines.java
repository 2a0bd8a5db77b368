package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Items;
import io.planewatch.controlplane.alerts.receivers.document.Value.Keys;
import io.planewatch.controlplane.alerts.receivers.document.Value.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes values as block YAML, one scalar a line, so that each line is known by the line that its
 * author wrote.
 */
final class YamlLines {
  /**
   * @param origin the author's line, counted from 1
   */
  record Line(String text, int origin) {}

  private final List<Line> lines = new ArrayList<>();

  private YamlLines() {}

  /** The items of a list, each beginning at this column. */
  static List<Line> of(Items list, int column) {
    YamlLines written = new YamlLines();
    written.items(list, column, " ".repeat(column));
    return written.lines;
  }

  /**
   * @param start what stands on the first line so far
   */
  private void items(Items list, int column, String start) {
    String begin = start;
    for (Value item : list.values()) {
      value(item, column + 2, begin + "- ");
      begin = " ".repeat(column);
    }
  }

  private void keys(Keys map, int column, String start) {
    String begin = start;
    for (Map.Entry<String, Value> entry : map.values().entrySet()) {
      String key = begin + YamlScalar.key(entry.getKey()) + ":";
      Value value = entry.getValue();
      if (value instanceof Scalar || isEmpty(value)) {
        value(value, column, key + " ");
      } else {
        lines.add(new Line(key, value.line()));
        value(value, column + 2, " ".repeat(column + 2));
      }
      begin = " ".repeat(column);
    }
  }

  private void value(Value value, int column, String start) {
    if (value instanceof Scalar scalar) {
      lines.add(new Line(start + YamlScalar.text(scalar), scalar.line()));
    } else if (isEmpty(value)) {
      lines.add(new Line(start + (value instanceof Items ? "[]" : "{}"), value.line()));
    } else if (value instanceof Items list) {
      items(list, column, start);
    } else {
      keys((Keys) value, column, start);
    }
  }

  private static boolean isEmpty(Value value) {
    return value instanceof Items list
        ? list.values().isEmpty()
        : value instanceof Keys map && map.values().isEmpty();
  }
}
