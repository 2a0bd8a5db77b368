package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.promql.Expr;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelGrowthTest {
  private static final Expr SERIES = new Expr.NumberLiteral("1", false);

  private static Expr replaced(Expr vector, String target, String replacement) {
    return new Expr.Call(
        "label_replace",
        List.of(
            vector,
            new Expr.StringLiteral(target),
            new Expr.StringLiteral(replacement),
            new Expr.StringLiteral("a"),
            new Expr.StringLiteral("(.*)")));
  }

  @Test
  void literalsCountToo() {
    Expr literal = replaced(SERIES, "x", "y".repeat(9000));

    assertThatCode(() -> LabelGrowth.requireBounded(literal, 0)).doesNotThrowAnyException();
    assertThatThrownBy(
            () -> LabelGrowth.requireBounded(replaced(literal, "z", "y".repeat(9000)), 0))
        .hasMessageStartingWith("expr: label_replace and label_join repeat labels too often");
  }

  @Test
  void theLabelsOfASeriesAreBoundedTogether() {
    String eightTimes = "$1".repeat(8);
    Expr one = replaced(SERIES, "x", eightTimes);

    assertThatCode(() -> LabelGrowth.requireBounded(one, 0)).doesNotThrowAnyException();
    assertThatThrownBy(() -> LabelGrowth.requireBounded(replaced(one, "y", eightTimes), 0))
        .hasMessageStartingWith("expr: label_replace and label_join repeat labels too often");
  }

  @Test
  void anExpressionMayMakeFourLabels() {
    Expr expr = SERIES;
    for (int i = 0; i < 4; i++) {
      expr = replaced(expr, "x" + i, "$1");
    }
    Expr four = expr;

    assertThatCode(() -> LabelGrowth.requireBounded(four, 0)).doesNotThrowAnyException();
    assertThatThrownBy(() -> LabelGrowth.requireBounded(replaced(four, "y", "$1"), 0))
        .hasMessage("expr: must have at most 4 calls of label_replace and label_join; got 5.");
  }

  @Test
  void theTextsOfAnAlertShowNoMoreThanSomeKilobytes() {
    Expr long10 = replaced(SERIES, "x", "$1".repeat(10));

    assertThatCode(() -> LabelGrowth.requireBounded(SERIES, 20)).doesNotThrowAnyException();
    assertThatCode(() -> LabelGrowth.requireBounded(long10, 3)).doesNotThrowAnyException();
    assertThatThrownBy(() -> LabelGrowth.requireBounded(long10, 20))
        .hasMessageStartingWith("summary, description: show too many labels");
  }
}
