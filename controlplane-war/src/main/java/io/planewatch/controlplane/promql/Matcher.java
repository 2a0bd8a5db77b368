package io.planewatch.controlplane.promql;

import static java.util.Objects.requireNonNull;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Comparator;

/** One label matcher of a selector. */
public record Matcher(String name, Type type, String value) implements Comparable<Matcher> {
  /**
   * How a matcher compares; regular expressions are RE2, fully anchored, as the engine reads them.
   */
  public enum Type {
    EQUAL("="),
    NOT_EQUAL("!="),
    REGEXP("=~"),
    NOT_REGEXP("!~");

    private final String symbol;

    Type(String symbol) {
      this.symbol = symbol;
    }

    String symbol() {
      return symbol;
    }

    static Type of(String symbol) {
      for (Type type : values()) {
        if (type.symbol.equals(symbol)) {
          return type;
        }
      }
      throw new UnknownSyntax("matcher type '" + symbol + "'");
    }
  }

  static final String METRIC_NAME = "__name__";

  private static final Comparator<Matcher> ORDER =
      Comparator.comparing(Matcher::name)
          .thenComparing(Matcher::type)
          .thenComparing(Matcher::value);

  public Matcher {
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    requireNonNull(value, "value is null");
  }

  /** Whether it does not match a series that lacks the label. */
  boolean refusesAbsence() {
    return switch (type) {
      case EQUAL -> !value.isEmpty();
      case NOT_EQUAL -> value.isEmpty();
      case REGEXP -> !matchesEmpty();
      case NOT_REGEXP -> matchesEmpty();
    };
  }

  private boolean matchesEmpty() {
    try {
      return Pattern.compile(value, Pattern.DOTALL).matches("");
    } catch (PatternSyntaxException refusedByTheEngineToo) {
      return false;
    }
  }

  /** A selector of this matcher alone. */
  public String asSelector() {
    StringBuilder selector = new StringBuilder("{");
    Quoted.appendLabel(selector, name);
    selector.append(type.symbol());
    Quoted.append(selector, value);
    return selector.append('}').toString();
  }

  @Override
  public int compareTo(Matcher other) {
    return ORDER.compare(this, other);
  }
}
