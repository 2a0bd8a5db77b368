package io.planewatch.controlplane.promql;

import java.util.List;
import java.util.Set;

/**
 * How long the labels of an expression's series may get, compared with those of the stored series.
 * Each label_replace and label_join may repeat a label, and the calls multiply when they are
 * nested: twenty of them, each with its label twice, make a label a million times as long. Neither
 * the engine's limit of samples nor the length of the text bounds that.
 *
 * @param longest the characters that one label may have
 * @param added the characters of all labels that the expression makes for one series, their names
 *     included
 * @param calls how many calls of label_replace and label_join there are
 */
public record LabelSize(double longest, double added, int calls) {
  /** The scrape configuration bounds the value of a stored label to this length. */
  public static final int STORED = 1024;

  private static final LabelSize OF_STORED = new LabelSize(STORED, 0, 0);

  /** Of a number that became a label. */
  private static final int NUMBER = 24;

  private static final Set<String> SET_OPERATORS = Set.of("and", "or", "unless");

  public static LabelSize of(Expr expr) {
    if (expr instanceof Expr.Call call) {
      return own(call, all(call.args()));
    }
    if (expr instanceof Expr.Aggregation aggregation) {
      return own(aggregation);
    }
    if (expr instanceof Expr.Binary binary) {
      return own(binary);
    }
    if (expr instanceof Expr.Paren paren) {
      return of(paren.expr());
    }
    if (expr instanceof Expr.Unary unary) {
      return of(unary.expr());
    }
    return expr instanceof Expr.Subquery subquery ? of(subquery.expr()) : OF_STORED;
  }

  private static LabelSize all(List<Expr> args) {
    return args.stream().map(LabelSize::of).reduce(OF_STORED, LabelSize::and);
  }

  /** A series of a set operation comes from one of its sides, as it is. */
  private static LabelSize own(Expr.Binary binary) {
    LabelSize lhs = of(binary.lhs());
    LabelSize rhs = of(binary.rhs());
    return SET_OPERATORS.contains(binary.op()) ? lhs.or(rhs) : lhs.and(rhs);
  }

  private static LabelSize own(Expr.Aggregation aggregation) {
    LabelSize size =
        of(aggregation.expr()).and(aggregation.param().map(LabelSize::of).orElse(OF_STORED));
    return aggregation.op().equals("count_values")
        ? size.with(aggregation.param().map(LabelSize::literal).orElse("").length() + NUMBER)
        : size;
  }

  private static LabelSize own(Expr.Call call, LabelSize before) {
    List<Expr> args = call.args();
    if (call.function().equals("label_replace")) {
      String replacement = literal(args.get(2));
      long labels = replacement.chars().filter(c -> c == '$').count();
      return before.withLabel(literal(args.get(1)), labels, replacement.length());
    }
    if (call.function().equals("label_join")) {
      int labels = Math.max(1, args.size() - 3);
      return before.withLabel(
          literal(args.get(1)), labels, (long) labels * literal(args.get(2)).length());
    }
    return before;
  }

  /** Other than a literal can't stand there; a parenthesis around it may. */
  private static String literal(Expr expr) {
    if (expr instanceof Expr.Paren paren) {
      return literal(paren.expr());
    }
    return expr instanceof Expr.StringLiteral text ? text.value() : expr.toString();
  }

  private LabelSize and(LabelSize other) {
    return new LabelSize(
        Math.max(longest, other.longest), added + other.added, calls + other.calls);
  }

  private LabelSize or(LabelSize other) {
    return new LabelSize(
        Math.max(longest, other.longest), Math.max(added, other.added), calls + other.calls);
  }

  /** With a label whose value holds some labels and other characters. */
  private LabelSize withLabel(String name, long labels, long literals) {
    double value = labels * longest + literals;
    return new LabelSize(Math.max(longest, value), added + name.length() + value, calls + 1);
  }

  private LabelSize with(int characters) {
    return new LabelSize(longest, added + characters, calls);
  }
}
