package io.planewatch.controlplane.queries;

import java.util.Locale;
import java.util.Set;

/**
 * Bounds on a query's text before anybody parses it: the engine takes quadratic time in the depth
 * of its tree (a minute for a text of minus signs), and a tree too deep would exhaust the stack of
 * whoever walks it.
 */
final class Nesting {
  static final int MOST_CHARS = 64 * 1024;
  static final int MOST_DEPTH = 500;

  private static final Set<String> WORDS = Set.of("and", "or", "unless", "atan2");

  private final String query;

  /** Operators so far in each bracket that is open: a chain of them is a depth as well. */
  private final int[] operators = new int[MOST_DEPTH + 2];

  private int open;
  private int depth;

  private Nesting(String query) {
    this.query = query;
  }

  /**
   * @throws ApiError when the text is too long or too deep
   */
  static void requireBounded(String query) {
    if (query.length() > MOST_CHARS) {
      throw ApiError.badData(
          "invalid parameter \"query\": it has "
              + query.length()
              + " characters, but at most "
              + MOST_CHARS
              + " are read");
    }
    new Nesting(query).requireBounded();
  }

  private void requireBounded() {
    for (int i = 0; i < query.length(); i++) {
      char c = query.charAt(i);
      if (Lexer.isQuote(c)) {
        i = Lexer.endOfString(query, i);
      } else if (c == '#') {
        i = Lexer.endOfComment(query, i);
      } else if (isWordPart(c)) {
        int end = endOfWord(i);
        if (WORDS.contains(query.substring(i, end).toLowerCase(Locale.ROOT))) {
          operator();
        }
        i = end - 1;
      } else {
        symbol(c);
      }
    }
  }

  private void symbol(char c) {
    switch (c) {
      case '(', '[', '{' -> {
        open++;
        deeper();
        operators[open] = 0;
      }
      case ')', ']', '}' -> {
        // One without its opening is the engine's to refuse, which it does there and then.
        if (open > 0) {
          depth -= operators[open--] + 1;
        }
      }
      case ',' -> {
        depth -= operators[open];
        operators[open] = 0;
      }
      case '+', '-', '*', '/', '%', '^', '=', '<', '>' -> operator();
      default -> {}
    }
  }

  private void operator() {
    operators[open]++;
    deeper();
  }

  private void deeper() {
    depth++;
    if (depth > MOST_DEPTH) {
      throw tooDeep();
    }
  }

  /** The same bound for the engine's tree. */
  static void requireBoundedTree(byte[] json) {
    int depth = 0;
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      if (b == '"') {
        i++;
        while (i < json.length && json[i] != '"') {
          i += json[i] == '\\' ? 2 : 1;
        }
      } else if (b == '{') {
        depth++;
        if (depth > MOST_DEPTH) {
          throw tooDeep();
        }
      } else if (b == '}') {
        depth--;
      }
    }
  }

  private static ApiError tooDeep() {
    return ApiError.badData(
        "invalid parameter \"query\": it is nested more than " + MOST_DEPTH + " deep");
  }

  private int endOfWord(int begin) {
    int i = begin;
    while (i < query.length() && isWordPart(query.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isWordPart(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == ':'
        || c == '.';
  }
}
