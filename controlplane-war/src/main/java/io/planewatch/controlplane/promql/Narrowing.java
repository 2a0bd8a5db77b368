package io.planewatch.controlplane.promql;

import io.planewatch.controlplane.promql.Expr.VectorSelector;
import java.util.List;
import java.util.Optional;

/**
 * Puts one more matcher into every selector of a tree, so that nothing outside it can be selected.
 * Parentheses that mean nothing are dropped on the way: equal queries get one text, and one place
 * in the cache.
 */
public final class Narrowing {
  private final Optional<Matcher> matcher;

  private Narrowing(Optional<Matcher> matcher) {
    this.matcher = matcher;
  }

  /** The tree in which every selector also has {@code matcher}. */
  public static Expr within(Matcher matcher, Expr expr) {
    return new Narrowing(Optional.of(matcher)).root(expr);
  }

  /** The tree as it is, in canonical form: for a caller who may see everything. */
  public static Expr canonical(Expr expr) {
    return new Narrowing(Optional.empty()).root(expr);
  }

  private Expr root(Expr expr) {
    return narrow(bare(expr));
  }

  private Expr narrow(Expr expr) {
    if (expr instanceof VectorSelector selector) {
      return selector(selector);
    } else if (expr instanceof Expr.MatrixSelector matrix) {
      return new Expr.MatrixSelector(selector(matrix.vector()), matrix.range());
    } else if (expr instanceof Expr.Subquery subquery) {
      return new Expr.Subquery(
          narrow(subquery.expr()), subquery.range(), subquery.step(), subquery.at());
    } else if (expr instanceof Expr.Call call) {
      return call(call);
    } else if (expr instanceof Expr.Aggregation sum) {
      return new Expr.Aggregation(
          sum.op(),
          sum.param().map(this::narrow),
          narrow(bare(sum.expr())),
          sum.grouping(),
          sum.without());
    } else if (expr instanceof Expr.Binary binary) {
      return new Expr.Binary(
          binary.op(),
          narrow(binary.lhs()),
          narrow(binary.rhs()),
          binary.returnBool(),
          binary.matching());
    } else if (expr instanceof Expr.Paren paren) {
      return new Expr.Paren(narrow(bare(paren.expr())));
    } else if (expr instanceof Expr.Unary unary) {
      return new Expr.Unary(unary.op(), narrow(unary.expr()));
    } else if (expr instanceof Expr.NumberLiteral || expr instanceof Expr.StringLiteral) {
      return expr;
    }
    throw new UnknownSyntax("the node " + expr.getClass().getSimpleName());
  }

  private VectorSelector selector(VectorSelector selector) {
    return matcher.map(selector::and).orElse(selector);
  }

  private Expr call(Expr.Call call) {
    if (call.function().equals("info") && matcher.isPresent() && !staysItselfNarrowed(call)) {
      throw new UnknownSyntax(
          "info() whose answer would change within your data planes; name a label that must be"
              + " there, as in info(v, {version=~\".+\"}), or write v * on (job, instance)"
              + " group_left (version) target_info");
    }
    List<Expr> args = call.args().stream().map(this::narrow).toList();
    return new Expr.Call(call.function(), args);
  }

  /**
   * info(v) selects target_info by itself, in no selector of the tree, so the engine would read
   * every plane's. With a second argument it copies only the labels that are named there, and drops
   * series without them if one of the matchers refuses an absent label. The matcher of the planes
   * is such a one, so the caller's own must have one, too.
   */
  private static boolean staysItselfNarrowed(Expr.Call call) {
    return call.args().size() == 2
        && bare(call.args().get(1)) instanceof VectorSelector selector
        && selector.matchers().stream()
            .anyMatch(own -> !own.name().equals(Matcher.METRIC_NAME) && own.refusesAbsence());
  }

  /**
   * Only where the engine looks through parentheses itself; absent((m)), for one, differs from
   * absent(m).
   */
  private static Expr bare(Expr expr) {
    Expr inner = expr;
    while (inner instanceof Expr.Paren paren) {
      inner = paren.expr();
    }
    return inner;
  }
}
