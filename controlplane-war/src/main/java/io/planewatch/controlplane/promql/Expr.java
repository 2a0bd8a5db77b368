package io.planewatch.controlplane.promql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of the engine's syntax tree, one record a node type of Prometheus's {@code
 * /api/v1/parse_query}.
 */
public sealed interface Expr {

  /** {@code sum by (grouping) (param, expr)}; {@code param} only for operators such as topk. */
  record Aggregation(
      String op, Optional<Expr> param, Expr expr, List<String> grouping, boolean without)
      implements Expr {
    public Aggregation {
      grouping = List.copyOf(grouping);
    }
  }

  /** {@code lhs op rhs}; {@code matching} is there when both sides are vectors. */
  record Binary(String op, Expr lhs, Expr rhs, boolean returnBool, Optional<Matching> matching)
      implements Expr {}

  /**
   * How the two vectors of a binary operation find each other. Fill values are numbers as the
   * engine prints them.
   */
  record Matching(
      String card,
      List<String> labels,
      boolean on,
      List<String> include,
      Optional<String> fillLeft,
      Optional<String> fillRight) {
    public Matching {
      labels = List.copyOf(labels);
      include = List.copyOf(include);
    }
  }

  record Call(String function, List<Expr> args) implements Expr {
    public Call {
      args = List.copyOf(args);
    }
  }

  /**
   * A number; {@code duration} is told only inside duration expressions, where {@code 60} and
   * {@code 60s} differ.
   */
  record NumberLiteral(String value, boolean duration) implements Expr {}

  record StringLiteral(String value) implements Expr {}

  record Paren(Expr expr) implements Expr {}

  record Unary(String op, Expr expr) implements Expr {}

  /** {@code name{matchers} @ … offset …}: every selection of stored series begins here. */
  record VectorSelector(String name, List<Matcher> matchers, Evaluation at, Extension extension)
      implements Expr {
    /** Matchers are a set: sorted, so that two spellings of one selection are equal. */
    public VectorSelector {
      matchers = matchers.stream().sorted().distinct().toList();
    }

    /** Whether it is a selector alone, with no modifier of time. */
    public boolean isPlain() {
      return extension == Extension.NONE
          && at.timestampMillis().isEmpty()
          && at.startOrEnd().isEmpty()
          && at.offset().expr().isEmpty()
          && at.offset().millis() == 0;
    }

    VectorSelector and(Matcher matcher) {
      return new VectorSelector(
          name, Stream.concat(matchers.stream(), Stream.of(matcher)).toList(), at, extension);
    }
  }

  /** {@code vector[range]}. */
  record MatrixSelector(VectorSelector vector, Span range) implements Expr {}

  /** {@code expr[range:step] @ … offset …}; {@code step} absent means the engine's default. */
  record Subquery(Expr expr, Span range, Optional<Span> step, Evaluation at) implements Expr {}

  /**
   * Arithmetic on durations: {@code op} with one or two operands, or step(), range(), min_of(),
   * max_of().
   */
  record DurationExpr(String op, Optional<Expr> lhs, Optional<Expr> rhs, boolean wrapped)
      implements Expr {}

  /** A length of time: whole milliseconds, or an expression over them. */
  record Span(long millis, Optional<Expr> expr) {}

  /** When a selector or subquery is evaluated: the {@code @} modifier and the offset. */
  record Evaluation(Optional<Long> timestampMillis, Optional<String> startOrEnd, Span offset) {}

  /** The extended range selectors. */
  enum Extension {
    NONE,
    ANCHORED,
    SMOOTHED
  }
}
