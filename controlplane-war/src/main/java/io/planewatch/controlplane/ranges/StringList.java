package io.planewatch.controlplane.ranges;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The elements of a JSON list of strings, with their quotes. The strings are split and never
 * decoded.
 */
final class StringList {
  private StringList() {}

  static List<String> elements(byte[] list) {
    List<String> elements = new ArrayList<>();
    int at = 1;
    while (at < list.length - 1) {
      int begin = at++;
      while (list[at] != '"') {
        at += list[at] == '\\' ? 2 : 1;
      }
      elements.add(new String(list, begin, ++at - begin, StandardCharsets.UTF_8));
      at++;
    }
    return elements;
  }
}
