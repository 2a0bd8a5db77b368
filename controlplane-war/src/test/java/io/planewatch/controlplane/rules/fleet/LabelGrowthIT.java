package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.queries.EngineParser;
import io.planewatch.controlplane.queries.Scoping;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How long an expression may make the labels of its alerts, with the engine's own parser. */
class LabelGrowthIT {
  private static final String TEN_TIMES =
      "label_replace(%s, \"x\", \"$1$1$1$1$1$1$1$1$1$1\", \"x\", \"(.*)\")";
  private static RealPrometheus prometheus;
  private static Scoping scoping;

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start("a 1 1795132800\n# EOF\n", "", "groups: []");
    scoping = new Scoping(new EngineParser(prometheus.engine()), 1 << 20);
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  private static Expr tree(String expr) {
    return scoping.scope(expr, PlaneSet.of(Set.of("prod"))).tree();
  }

  @Test
  void nestedCallsMultiplyAndAreRefused() {
    String nested = "sum by (x) (" + TEN_TIMES.formatted(TEN_TIMES.formatted("up")) + ") > 0";
    String joined =
        TEN_TIMES.formatted("label_join(up, \"x\", \"\", \"x\", \"x\") + on () group_left up");

    assertThatThrownBy(() -> LabelGrowth.requireBounded(tree(nested), 1))
        .hasMessageContaining("label_replace and label_join repeat labels too often");
    assertThatThrownBy(() -> LabelGrowth.requireBounded(tree(joined), 1))
        .hasMessageContaining("label_replace and label_join repeat labels too often");
  }

  @Test
  void copyingALabelIsAllowed() {
    String copied = "up";
    for (int i = 0; i < 4; i++) {
      copied = "label_replace(" + copied + ", \"x" + i + "\", \"$1\", \"job\", \"(.*)\")";
    }
    Expr tree = tree(copied);

    assertThatCode(() -> LabelGrowth.requireBounded(tree, 20)).doesNotThrowAnyException();
  }
}
