package io.planewatch.controlplane.coverage;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.Matcher;
import io.planewatch.controlplane.promql.Selectors;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The planes that a query's selectors can reach. Regular expressions are RE2 here as in the engine:
 * a caller writes them.
 */
final class Selected {
  private Selected() {}

  static List<Member> by(Expr query, Collection<Member> members) {
    List<Expr.VectorSelector> selectors = Selectors.of(query);
    return members.stream()
        .filter(member -> selectors.stream().anyMatch(selector -> reaches(selector, member)))
        .toList();
  }

  private static boolean reaches(Expr.VectorSelector selector, Member member) {
    Map<String, String> labels = member.labels();
    return selector.matchers().stream()
        .filter(matcher -> labels.containsKey(matcher.name()))
        .allMatch(matcher -> matches(matcher, labels.get(matcher.name())));
  }

  private static boolean matches(Matcher matcher, String value) {
    return switch (matcher.type()) {
      case EQUAL -> matcher.value().equals(value);
      case NOT_EQUAL -> !matcher.value().equals(value);
      case REGEXP -> matches(matcher.value(), value);
      case NOT_REGEXP -> !matches(matcher.value(), value);
    };
  }

  private static boolean matches(String regexp, String value) {
    try {
      return Pattern.compile(regexp, Pattern.DOTALL).matches(value);
    } catch (PatternSyntaxException refusedByTheEngineToo) {
      return false;
    }
  }
}
