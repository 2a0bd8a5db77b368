package io.planewatch.controlplane.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LabelSizeTest {
  private static final Expr SERIES = new Expr.NumberLiteral("1", false);

  private static Expr joined(Expr vector, int copies) {
    List<Expr> args =
        new ArrayList<>(List.of(vector, new Expr.StringLiteral("a"), new Expr.StringLiteral("")));
    for (int i = 0; i < copies; i++) {
      args.add(new Expr.StringLiteral("a"));
    }
    return new Expr.Call("label_join", args);
  }

  private static Expr or(Expr lhs, Expr rhs) {
    return new Expr.Binary("or", lhs, rhs, false, Optional.empty());
  }

  @Test
  void nestedCallsMultiply() {
    Expr expr = SERIES;
    for (int i = 0; i < 20; i++) {
      expr = joined(expr, 2);
    }

    assertThat(LabelSize.of(expr).longest()).isEqualTo((double) (1 << 20) * LabelSize.STORED);
    assertThat(LabelSize.of(expr).added()).isGreaterThan(LabelSize.of(expr).longest());
    assertThat(LabelSize.of(expr).calls()).isEqualTo(20);
  }

  @Test
  void aSeriesOfAnAlternativeHasTheLabelsOfOneSide() {
    LabelSize one = LabelSize.of(joined(SERIES, 3));
    LabelSize either = LabelSize.of(or(joined(SERIES, 3), joined(SERIES, 1)));

    assertThat(either.added()).isEqualTo(one.added());
    assertThat(either.calls()).isEqualTo(2);
  }

  @Test
  void theNameOfALabelIsAsLongAsItsText() {
    Expr named =
        new Expr.Aggregation(
            "count_values",
            Optional.of(new Expr.StringLiteral("n".repeat(5000))),
            SERIES,
            List.of(),
            false);

    assertThat(LabelSize.of(named).added()).isGreaterThan(5000);
  }
}
