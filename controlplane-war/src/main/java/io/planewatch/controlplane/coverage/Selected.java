package io.planewatch.controlplane.coverage;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.Matcher;
import io.planewatch.controlplane.promql.Selectors;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The planes that a query's selectors can reach. Regular expressions are RE2 here as in the engine:
 * a caller writes them.
 */
final class Selected {
  private Selected() {}

  /** A matcher of a query, ready to be held against many values. */
  private record Condition(String label, Predicate<String> matches) {
    boolean letsThrough(Map<String, String> labels) {
      String value = labels.get(label);
      return value == null || matches.test(value);
    }
  }

  static List<Member> by(Expr query, Collection<Member> members) {
    List<List<Condition>> selectors =
        Selectors.of(query).stream().map(Selected::conditions).toList();
    return members.stream().filter(member -> isReached(member.labels(), selectors)).toList();
  }

  private static boolean isReached(Map<String, String> labels, List<List<Condition>> selectors) {
    return selectors.stream()
        .anyMatch(selector -> selector.stream().allMatch(each -> each.letsThrough(labels)));
  }

  private static List<Condition> conditions(Expr.VectorSelector selector) {
    return selector.matchers().stream()
        .map(matcher -> new Condition(matcher.name(), matches(matcher)))
        .toList();
  }

  private static Predicate<String> matches(Matcher matcher) {
    return switch (matcher.type()) {
      case EQUAL -> matcher.value()::equals;
      case NOT_EQUAL -> Predicate.not(matcher.value()::equals);
      case REGEXP -> matches(matcher.value());
      case NOT_REGEXP -> Predicate.not(matches(matcher.value()));
    };
  }

  /** Compiled once a query, whatever the number of data planes. */
  private static Predicate<String> matches(String regexp) {
    try {
      return Pattern.compile(regexp, Pattern.DOTALL)::matches;
    } catch (PatternSyntaxException refusedByTheEngineToo) {
      return value -> false;
    }
  }
}
