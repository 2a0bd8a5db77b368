package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.Expr.Evaluation;
import io.planewatch.controlplane.promql.Expr.Extension;
import io.planewatch.controlplane.promql.Expr.Span;
import io.planewatch.controlplane.promql.Matcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads plain selectors, {@code m{a="b",c=~"d"}}, in or out of parentheses. */
final class SelectorParser implements Parser {
  private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|=)\"([^\"]*)\"");
  private static final Evaluation NOW =
      new Evaluation(Optional.empty(), Optional.empty(), new Span(0, Optional.empty()));

  @Override
  public Expr parse(String query) {
    String text = query.strip();
    if (text.startsWith("(")) {
      return new Expr.Paren(parse(text.substring(1, text.length() - 1)));
    }
    String name = text.replaceAll("\\{.*", "");
    List<Matcher> matchers = new ArrayList<>();
    matchers.add(new Matcher("__name__", Matcher.Type.EQUAL, name));
    MATCHER.matcher(text).results().map(SelectorParser::matcher).forEach(matchers::add);
    return new Expr.VectorSelector(name, matchers, NOW, Extension.NONE);
  }

  private static Matcher matcher(MatchResult found) {
    return new Matcher(
        found.group(1),
        found.group(2).equals("=") ? Matcher.Type.EQUAL : Matcher.Type.REGEXP,
        found.group(3));
  }
}
