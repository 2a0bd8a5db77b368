package io.planewatch.controlplane.queries;

import java.util.regex.Pattern;

/** A label name in the path of a request to the engine. */
final class LabelName {
  private static final Pattern CLASSIC = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");
  private static final int MOST_CHARS = 1024;

  private LabelName() {}

  /**
   * The name with every character outside of the classic alphabet escaped, as {@code U__…}, by the
   * rules of Prometheus's values escaping.
   *
   * @throws ApiError when it can't be a label's name
   */
  static String inPath(String name) {
    if (CLASSIC.matcher(name).matches()) {
      return name;
    }
    if (name.isEmpty() || name.length() > MOST_CHARS || name.indexOf('\ufffd') >= 0) {
      throw ApiError.badData(
          "invalid label name: \""
              + name.replaceAll("[^ -~]", "?")
              + "\" is not valid UTF-8, or too long");
    }
    StringBuilder escaped = new StringBuilder("U__");
    name.codePoints().forEach(character -> append(escaped, character));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int character) {
    if (character == '_') {
      escaped.append("__");
    } else if (character == ':' || (character < 128 && Character.isLetterOrDigit(character))) {
      escaped.append((char) character);
    } else {
      escaped.append('_').append(Integer.toHexString(character)).append('_');
    }
  }
}
