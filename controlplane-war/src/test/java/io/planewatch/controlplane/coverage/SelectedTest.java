package io.planewatch.controlplane.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.Matcher;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectedTest {
  private static final List<Member> MEMBERS =
      List.of(
          new Member("prod", "production", "retail"),
          new Member("qa", "testing", "retail"),
          new Member("pay", "production", "payments"));

  private static Expr selector(Matcher... matchers) {
    Expr.Span none = new Expr.Span(0, Optional.empty());
    return new Expr.VectorSelector(
        "up",
        List.of(matchers),
        new Expr.Evaluation(Optional.empty(), Optional.empty(), none),
        Expr.Extension.NONE);
  }

  private static String selected(Expr query) {
    return String.join(" ", Selected.by(query, MEMBERS).stream().map(Member::id).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "data_plane, EQUAL, qa, qa",
    "data_plane, NOT_EQUAL, qa, prod pay",
    "data_plane, REGEXP, prod|qa, prod qa",
    "data_plane, REGEXP, p, ''",
    "data_plane, NOT_REGEXP, p.*, qa",
    "environment, EQUAL, production, prod pay",
    "line_of_business, REGEXP, (?i)RETAIL, prod qa",
    "job, EQUAL, something, prod qa pay",
    "data_plane, REGEXP, (, ''"
  })
  void aSelectorReachesWhatItsMatchersLetThrough(
      String label, Matcher.Type type, String value, String reached) {
    assertThat(selected(selector(new Matcher(label, type, value)))).isEqualTo(reached);
  }

  @Test
  void allMatchersOfASelectorCountAndAnyOfTheSelectors() {
    Matcher production = new Matcher("environment", Matcher.Type.EQUAL, "production");
    Matcher retail = new Matcher("line_of_business", Matcher.Type.EQUAL, "retail");
    Matcher qa = new Matcher("data_plane", Matcher.Type.EQUAL, "qa");

    assertThat(selected(selector(production, retail))).isEqualTo("prod");
    assertThat(
            selected(
                new Expr.Binary(
                    "or", selector(production, retail), selector(qa), false, Optional.empty())))
        .isEqualTo("prod qa");
  }

  @Test
  void aQueryWithoutSelectorsSelectsNobody() {
    assertThat(selected(new Expr.NumberLiteral("1", false))).isEmpty();
  }

  /**
   * RE2 needs linear time for what takes others exponential time; java.util.regex would not end.
   */
  @Test
  void aRegularExpressionOfACallerCantHoldUpTheServer() {
    String hostile = Stream.generate(() -> "(a|a)*").limit(30).reduce("", String::concat) + "b";
    List<Member> named = List.of(new Member("a".repeat(63), "x", "y"));

    assertThat(
            Selected.by(selector(new Matcher("data_plane", Matcher.Type.REGEXP, hostile)), named))
        .isEmpty();
  }
}
