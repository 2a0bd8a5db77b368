package io.planewatch.controlplane.promql;

import static io.planewatch.controlplane.promql.RecordedTree.PLANE_A;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SyntaxTest {
  static List<RecordedTree> recorded() {
    return RecordedTree.all();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void whatIsPrintedWithinThePlanesIsReadAsTheTreeThatWasMeant(RecordedTree recorded) {
    Expr meant = Narrowing.within(PLANE_A, TreeReader.read(recorded.tree()));

    assertThat(Printer.print(meant)).isEqualTo(recorded.narrowed());
    assertThat(TreeReader.read(recorded.narrowedTree())).isEqualTo(meant);
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void everySelectorIsWithinThePlanes(RecordedTree recorded) {
    Expr narrowed = TreeReader.read(recorded.narrowedTree());

    assertThat(Selectors.of(narrowed)).allMatch(one -> one.matchers().contains(PLANE_A));
    assertThat(Selectors.of(narrowed))
        .hasSameSizeAs(Selectors.of(TreeReader.read(recorded.tree())));
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void narrowingAgainChangesNothing(RecordedTree recorded) {
    Expr narrowed = TreeReader.read(recorded.narrowedTree());

    assertThat(Narrowing.within(PLANE_A, narrowed)).isEqualTo(narrowed);
    assertThat(Narrowing.canonical(narrowed)).isEqualTo(narrowed);
  }

  @Test
  void theRecordingHoldsEveryKindOfNode() {
    String all = RecordedTree.all().toString();

    assertThat(
            RecordedTree.all().stream()
                .flatMap(one -> TreeTypes.in(one.tree()).stream())
                .distinct()
                .toList())
        .as(all)
        .contains(
            "aggregation",
            "binaryExpr",
            "call",
            "durationExpr",
            "matrixSelector",
            "numberLiteral",
            "parenExpr",
            "stringLiteral",
            "subquery",
            "unaryExpr",
            "vectorSelector");
  }
}
