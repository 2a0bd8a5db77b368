package io.planewatch.controlplane.promql;

import io.planewatch.controlplane.promql.Expr.Evaluation;
import io.planewatch.controlplane.promql.Expr.Extension;
import io.planewatch.controlplane.promql.Expr.Matching;
import io.planewatch.controlplane.promql.Expr.Span;
import io.planewatch.controlplane.promql.Expr.VectorSelector;
import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Reads the answer of {@code /api/v1/parse_query}. Every field of a node is asked for by name, and
 * a field that nobody asked for is refused: a newer engine may put a meaning there that a printed
 * query would lose.
 */
public final class TreeReader {
  private TreeReader() {}

  /**
   * The tree of one node and all below it.
   *
   * @throws UnknownSyntax when a node type, field or operator is not known
   */
  public static Expr read(JsonObject node) {
    return expr(new Fields(node));
  }

  private static Expr expr(Fields node) {
    String type = node.string("type");
    Expr expr =
        switch (type) {
          case "aggregation" -> aggregation(node);
          case "binaryExpr" -> binary(node);
          case "call" -> call(node);
          case "matrixSelector" -> new Expr.MatrixSelector(selector(node), span(node, "range"));
          case "numberLiteral" ->
              new Expr.NumberLiteral(
                  node.string("val"), node.has("duration") && node.bool("duration"));
          case "parenExpr" -> new Expr.Paren(expr(node.object("expr")));
          case "stringLiteral" -> new Expr.StringLiteral(node.string("val"));
          case "subquery" -> subquery(node);
          case "unaryExpr" ->
              new Expr.Unary(Operators.unary(node.string("op")), expr(node.object("expr")));
          case "vectorSelector" -> selector(node);
          default -> throw new UnknownSyntax("the node type '" + type + "'");
        };
    node.requireAllRead();
    return expr;
  }

  private static Expr aggregation(Fields node) {
    return new Expr.Aggregation(
        Operators.aggregation(node.string("op")),
        node.optionalObject("param").map(TreeReader::expr),
        expr(node.object("expr")),
        node.strings("grouping"),
        node.bool("without"));
  }

  private static Expr binary(Fields node) {
    return new Expr.Binary(
        Operators.binary(node.string("op")),
        expr(node.object("lhs")),
        expr(node.object("rhs")),
        node.bool("bool"),
        node.optionalObject("matching").map(TreeReader::matching));
  }

  private static Matching matching(Fields node) {
    Optional<String> left = Optional.empty();
    Optional<String> right = Optional.empty();
    if (node.has("fillValues")) {
      Fields fill = node.object("fillValues");
      left = fill.optionalNumber("lhs");
      right = fill.optionalNumber("rhs");
      fill.requireAllRead();
    }
    var matching =
        new Matching(
            Operators.card(node.string("card")),
            node.strings("labels"),
            node.bool("on"),
            node.strings("include"),
            left,
            right);
    node.requireAllRead();
    return matching;
  }

  private static Expr call(Fields node) {
    // The signature is the engine's business; only the name is printed.
    return new Expr.Call(
        node.object("func").string("name"),
        node.objects("args").stream().map(TreeReader::expr).toList());
  }

  private static Expr subquery(Fields node) {
    Span step = span(node, "step");
    return new Expr.Subquery(
        expr(node.object("expr")),
        span(node, "range"),
        step.millis() == 0 && step.expr().isEmpty() ? Optional.empty() : Optional.of(step),
        evaluation(node));
  }

  private static VectorSelector selector(Fields node) {
    boolean anchored = node.bool("anchored");
    boolean smoothed = node.bool("smoothed");
    return new VectorSelector(
        node.string("name"),
        node.objects("matchers").stream().map(TreeReader::matcher).toList(),
        evaluation(node),
        anchored ? Extension.ANCHORED : smoothed ? Extension.SMOOTHED : Extension.NONE);
  }

  private static Matcher matcher(Fields node) {
    var matcher =
        new Matcher(
            node.string("name"), Matcher.Type.of(node.string("type")), node.string("value"));
    node.requireAllRead();
    return matcher;
  }

  private static Evaluation evaluation(Fields node) {
    return new Evaluation(
        node.optionalNumber("timestamp").map(Long::valueOf),
        node.optionalString("startOrEnd").map(Operators::startOrEnd),
        span(node, "offset"));
  }

  private static Span span(Fields node, String name) {
    return new Span(node.whole(name), node.optionalObject(name + "Expr").map(TreeReader::duration));
  }

  private static Expr duration(Fields node) {
    if (!node.string("type").equals("durationExpr")) {
      return expr(node);
    }
    var expr =
        new Expr.DurationExpr(
            Operators.duration(node.string("op")),
            node.optionalObject("lhs").map(TreeReader::duration),
            node.optionalObject("rhs").map(TreeReader::duration),
            node.bool("wrapped"));
    node.requireAllRead();
    return expr;
  }
}
