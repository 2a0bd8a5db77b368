package io.planewatch.controlplane.alerts.receivers.document;

import io.planewatch.controlplane.alerts.receivers.document.Value.Scalar;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes one scalar in one line that every YAML reader understands alike. */
final class YamlScalar {
  /** Nothing in it could begin a comment, a key or a collection. */
  private static final Pattern BARE =
      Pattern.compile("-?[A-Za-z0-9_.+~/]([A-Za-z0-9_.+~/:@=-]*[A-Za-z0-9_.+~/=-])?");

  private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** YAML 1.1 reads these as no text. */
  private static final Set<String> WORDS =
      Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

  private YamlScalar() {}

  /** Without quotes only what had none, so that Alertmanager decides its type as it would have. */
  static String text(Scalar scalar) {
    String text = scalar.text();
    if (scalar.plain() && text.isEmpty()) {
      return "null";
    }
    return scalar.plain() && BARE.matcher(text).matches() ? text : quoted(text);
  }

  static String key(String key) {
    boolean bare = BARE_KEY.matcher(key).matches() && !WORDS.contains(key.toLowerCase(Locale.ROOT));
    return bare ? key : quoted(key);
  }

  private static String quoted(String text) {
    return text.codePoints().allMatch(YamlScalar::isVisible)
        ? "'" + text.replace("'", "''") + "'"
        : escaped(text);
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> point == ' ';
      default -> true;
    };
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\t' -> escaped.append("\\t");
                default -> {
                  if (isVisible(point)) {
                    escaped.appendCodePoint(point);
                  } else {
                    escaped.append((point > 0xffff ? "\\U%08X" : "\\u%04X").formatted(point));
                  }
                }
              }
            });
    return escaped.append('"').toString();
  }
}
