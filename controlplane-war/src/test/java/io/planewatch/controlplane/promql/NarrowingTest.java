package io.planewatch.controlplane.promql;

import static io.planewatch.controlplane.promql.RecordedTree.PLANE_A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.promql.Expr.Call;
import io.planewatch.controlplane.promql.Expr.Evaluation;
import io.planewatch.controlplane.promql.Expr.Extension;
import io.planewatch.controlplane.promql.Expr.Paren;
import io.planewatch.controlplane.promql.Expr.Span;
import io.planewatch.controlplane.promql.Expr.VectorSelector;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NarrowingTest {
  private static final Evaluation NOW =
      new Evaluation(Optional.empty(), Optional.empty(), new Span(0, Optional.empty()));

  private static VectorSelector selector(Matcher... matchers) {
    return new VectorSelector("", List.of(matchers), NOW, Extension.NONE);
  }

  @Test
  void aMatcherForAnotherPlaneStaysAndSelectsNothing() {
    Matcher other = new Matcher("data_plane", Matcher.Type.EQUAL, "b");

    Expr narrowed = Narrowing.within(PLANE_A, selector(other));

    assertThat(narrowed).isEqualTo(selector(other, PLANE_A));
  }

  @Test
  void infoWithoutItsSecondArgumentIsRefusedWithinPlanesAndAllowedWithout() {
    Expr info = new Call("info", List.of(selector(PLANE_A)));

    assertThatThrownBy(() -> Narrowing.within(PLANE_A, info))
        .isInstanceOf(UnknownSyntax.class)
        .hasMessageContaining("group_left");
    assertThatCode(() -> Narrowing.canonical(info)).doesNotThrowAnyException();
  }

  @Test
  void infoWithItsSecondArgumentIsNarrowedInBoth() {
    Matcher version = new Matcher("version", Matcher.Type.REGEXP, ".+");
    Expr info = new Call("info", List.of(selector(), selector(version)));

    assertThat(Selectors.of(Narrowing.within(PLANE_A, info)))
        .hasSize(2)
        .allMatch(one -> one.matchers().contains(PLANE_A));
  }

  /** The engine would copy no label but the plane's, or drop series. */
  @Test
  void infoWhoseSecondArgumentRequiresNoLabelIsRefusedWithinPlanes() {
    for (Matcher own :
        List.of(
            new Matcher(Matcher.METRIC_NAME, Matcher.Type.EQUAL, "target_info"),
            new Matcher("data", Matcher.Type.REGEXP, ".*"),
            new Matcher("data", Matcher.Type.NOT_EQUAL, "x"),
            new Matcher("data", Matcher.Type.NOT_REGEXP, ".+"),
            new Matcher("data", Matcher.Type.EQUAL, ""))) {
      Expr info = new Call("info", List.of(selector(), selector(own)));

      assertThatThrownBy(() -> Narrowing.within(PLANE_A, info))
          .as(own.asSelector())
          .isInstanceOf(UnknownSyntax.class)
          .hasMessageContaining("group_left");
      assertThatCode(() -> Narrowing.canonical(info)).doesNotThrowAnyException();
    }
  }

  @Test
  void parenthesesThatMeanNothingGoAndThoseOfAnArgumentStay() {
    Expr inner = selector(PLANE_A);

    assertThat(Narrowing.canonical(new Paren(new Paren(inner)))).isEqualTo(inner);
    assertThat(Narrowing.canonical(new Call("absent", List.of(new Paren(new Paren(inner))))))
        .isEqualTo(new Call("absent", List.of(new Paren(inner))));
  }

  @Test
  void aNodeThatBelongsElsewhereIsRefused() {
    Expr stray = new Expr.DurationExpr("step", Optional.empty(), Optional.empty(), false);

    assertThatThrownBy(() -> Narrowing.canonical(stray)).isInstanceOf(UnknownSyntax.class);
  }
}
