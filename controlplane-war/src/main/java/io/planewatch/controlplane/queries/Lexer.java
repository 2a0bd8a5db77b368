package io.planewatch.controlplane.queries;

/**
 * Where strings and comments end in PromQL's text: as much of its lexer as bounds and refusals
 * need.
 */
final class Lexer {
  private Lexer() {}

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** The place of the closing quote, or the length of the text when there is none. */
  static int endOfString(String query, int begin) {
    char quote = query.charAt(begin);
    int i = begin + 1;
    while (i < query.length() && query.charAt(i) != quote) {
      i += query.charAt(i) == '\\' && quote != '`' ? 2 : 1;
    }
    return i;
  }

  /**
   * The place of the line's end. A carriage return ends a comment too, and what follows it is read.
   */
  static int endOfComment(String query, int begin) {
    int i = begin;
    while (i < query.length() && query.charAt(i) != '\n' && query.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  /** The text with empty strings and without comments, so that a word found in it is syntax. */
  static String bare(String query) {
    StringBuilder bare = new StringBuilder(query.length());
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (isQuote(c)) {
        bare.append("\"\"");
        i = endOfString(query, i);
      } else if (c == '#') {
        bare.append(' ');
        i = endOfComment(query, i);
      } else {
        bare.append(c);
      }
    }
    return bare.toString();
  }
}
