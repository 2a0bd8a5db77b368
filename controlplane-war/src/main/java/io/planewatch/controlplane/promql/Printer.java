package io.planewatch.controlplane.promql;

import io.planewatch.controlplane.promql.Expr.Evaluation;
import io.planewatch.controlplane.promql.Expr.Extension;
import io.planewatch.controlplane.promql.Expr.Matching;
import io.planewatch.controlplane.promql.Expr.Span;
import io.planewatch.controlplane.promql.Expr.VectorSelector;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Prints a tree as PromQL that the engine reads as that very tree. Precedence needs no thought: the
 * tree keeps the writer's parentheses. Lengths of time are printed in milliseconds, so equal
 * queries have one text.
 */
public final class Printer {
  private final StringBuilder out = new StringBuilder(128);

  private Printer() {}

  public static String print(Expr expr) {
    Printer printer = new Printer();
    printer.expr(expr);
    return printer.out.toString();
  }

  private void expr(Expr expr) {
    if (expr instanceof Expr.VectorSelector selector) {
      selector(selector);
      extension(selector.extension());
      evaluation(selector.at());
    } else if (expr instanceof Expr.MatrixSelector matrix) {
      matrix(matrix);
    } else if (expr instanceof Expr.Call call) {
      out.append(call.function());
      list(call.args());
    } else if (expr instanceof Expr.Aggregation aggregation) {
      aggregation(aggregation);
    } else if (expr instanceof Expr.Binary binary) {
      binary(binary);
    } else if (expr instanceof Expr.NumberLiteral number) {
      number(number);
    } else if (expr instanceof Expr.Paren paren) {
      out.append('(');
      expr(paren.expr());
      out.append(')');
    } else if (expr instanceof Expr.Subquery subquery) {
      subquery(subquery);
    } else if (expr instanceof Expr.StringLiteral string) {
      Quoted.append(out, string.value());
    } else if (expr instanceof Expr.Unary unary) {
      out.append(unary.op());
      expr(unary.expr());
    } else if (expr instanceof Expr.DurationExpr duration) {
      duration(duration);
    } else {
      throw new UnknownSyntax("the node " + expr.getClass().getSimpleName());
    }
  }

  private void selector(VectorSelector selector) {
    out.append(selector.name());
    String separator = "{";
    for (Matcher matcher : selector.matchers()) {
      if (matcher.equals(new Matcher(Matcher.METRIC_NAME, Matcher.Type.EQUAL, selector.name()))
          && !selector.name().isEmpty()) {
        continue;
      }
      out.append(separator);
      Quoted.appendLabel(out, matcher.name());
      out.append(matcher.type().symbol());
      Quoted.append(out, matcher.value());
      separator = ",";
    }
    if (separator.equals(",")) {
      out.append('}');
    }
  }

  private void matrix(Expr.MatrixSelector matrix) {
    selector(matrix.vector());
    out.append('[');
    span(matrix.range());
    out.append(']');
    extension(matrix.vector().extension());
    evaluation(matrix.vector().at());
  }

  private void subquery(Expr.Subquery subquery) {
    expr(subquery.expr());
    out.append('[');
    span(subquery.range());
    out.append(':');
    subquery.step().ifPresent(this::span);
    out.append(']');
    evaluation(subquery.at());
  }

  private void extension(Extension extension) {
    switch (extension) {
      case ANCHORED -> out.append(" anchored");
      case SMOOTHED -> out.append(" smoothed");
      case NONE -> {}
    }
  }

  private void evaluation(Evaluation at) {
    at.timestampMillis()
        .ifPresent(
            millis -> out.append(" @ ").append(BigDecimal.valueOf(millis, 3).toPlainString()));
    at.startOrEnd().ifPresent(edge -> out.append(" @ ").append(edge).append("()"));
    if (at.offset().expr().isPresent() || at.offset().millis() != 0) {
      out.append(" offset ");
      span(at.offset());
    }
  }

  private void span(Span span) {
    span.expr().ifPresentOrElse(this::expr, () -> out.append(span.millis()).append("ms"));
  }

  private void aggregation(Expr.Aggregation aggregation) {
    out.append(aggregation.op());
    if (aggregation.without()) {
      out.append(" without ");
      labels(aggregation.grouping());
    } else if (!aggregation.grouping().isEmpty()) {
      out.append(" by ");
      labels(aggregation.grouping());
    }
    list(
        aggregation
            .param()
            .map(param -> List.of(param, aggregation.expr()))
            .orElse(List.of(aggregation.expr())));
  }

  private void list(List<Expr> exprs) {
    out.append('(');
    String separator = "";
    for (Expr expr : exprs) {
      out.append(separator);
      expr(expr);
      separator = ",";
    }
    out.append(')');
  }

  private void labels(List<String> labels) {
    out.append('(');
    String separator = "";
    for (String label : labels) {
      out.append(separator);
      Quoted.appendLabel(out, label);
      separator = ",";
    }
    out.append(')');
  }

  private void binary(Expr.Binary binary) {
    expr(binary.lhs());
    out.append(' ').append(binary.op());
    if (binary.returnBool()) {
      out.append(" bool");
    }
    binary.matching().ifPresent(this::matching);
    out.append(' ');
    expr(binary.rhs());
  }

  private void matching(Matching matching) {
    boolean left = matching.card().equals("many-to-one");
    boolean right = matching.card().equals("one-to-many");
    if (matching.on() || left || right || !matching.labels().isEmpty()) {
      out.append(matching.on() ? " on " : " ignoring ");
      labels(matching.labels());
    }
    if (left || right) {
      out.append(left ? " group_left " : " group_right ");
      labels(matching.include());
    }
    if (matching.fillLeft().isPresent() && matching.fillLeft().equals(matching.fillRight())) {
      fill("fill", matching.fillLeft());
    } else {
      fill("fill_left", matching.fillLeft());
      fill("fill_right", matching.fillRight());
    }
  }

  private void fill(String keyword, Optional<String> value) {
    value.ifPresent(
        number -> out.append(' ').append(keyword).append(" (").append(number).append(')'));
  }

  private void number(Expr.NumberLiteral number) {
    if (number.duration()) {
      out.append(new BigDecimal(number.value()).movePointRight(3).toBigInteger()).append("ms");
    } else {
      // A sign of its own would bind otherwise than the literal did: +Inf ^ m is +(Inf ^ m).
      out.append(number.value().equals("+Inf") ? "Inf" : number.value());
    }
  }

  private void duration(Expr.DurationExpr duration) {
    if (duration.wrapped()) {
      out.append('(');
    }
    switch (duration.op()) {
      case "step", "range" -> out.append(duration.op()).append("()");
      case "min_of", "max_of" -> {
        out.append(duration.op());
        list(List.of(duration.lhs().orElseThrow(), duration.rhs().orElseThrow()));
      }
      default -> {
        duration.lhs().ifPresent(this::expr);
        out.append(duration.lhs().isPresent() ? ' ' + duration.op() + ' ' : duration.op());
        expr(duration.rhs().orElseThrow());
      }
    }
    if (duration.wrapped()) {
      out.append(')');
    }
  }
}
