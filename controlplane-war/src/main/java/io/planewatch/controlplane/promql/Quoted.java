package io.planewatch.controlplane.promql;

import java.util.regex.Pattern;

/** Strings and label names as PromQL's lexer reads them back. */
final class Quoted {
  private static final Pattern PLAIN_LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private Quoted() {}

  static void append(StringBuilder out, String value) {
    out.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        default -> {
          if (c < ' ' || c == 0x7f) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  static void appendLabel(StringBuilder out, String name) {
    if (PLAIN_LABEL.matcher(name).matches()) {
      out.append(name);
    } else {
      append(out, name);
    }
  }
}
