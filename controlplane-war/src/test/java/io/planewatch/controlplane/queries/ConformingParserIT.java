package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.Narrowing;
import io.planewatch.controlplane.promql.Printer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConformingParserIT {
  private static RealPrometheus prometheus;
  private static Parser engine;

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start("# EOF\n", "", "");
    engine = new EngineParser(prometheus.engine());
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  /**
   * An engine of the time before duration expressions came into the tree: the length alone is told.
   */
  private static Expr withoutDurationExpressions(String query) {
    Expr expr = engine.parse(query);
    if (expr instanceof Expr.Call call
        && call.args().get(0) instanceof Expr.MatrixSelector matrix) {
      return new Expr.Call(
          call.function(),
          List.of(
              new Expr.MatrixSelector(
                  matrix.vector(), new Expr.Span(matrix.range().millis(), Optional.empty()))));
    }
    return expr;
  }

  @Test
  void thePinnedEngineCarriesEveryConstruct() {
    for (Construct construct : Construct.ALL) {
      construct
          .printedByQuery()
          .forEach(
              (query, printed) ->
                  assertThat(Printer.print(Narrowing.canonical(engine.parse(query))))
                      .as(construct.words())
                      .isEqualTo(printed));
    }
  }

  @Test
  void everyExampleShowsTheSignOfItsConstruct() {
    for (Construct construct : Construct.ALL) {
      assertThat(construct.printedByQuery().keySet())
          .as(construct.words())
          .allMatch(query -> construct.mayBeIn(Lexer.bare(query)));
    }
  }

  @Test
  void aConstructThatTheTreeLosesIsRefusedByName() {
    // given
    Parser old = new ConformingParser(ConformingParserIT::withoutDurationExpressions);

    // when, then
    assertThatThrownBy(() -> old.parse("rate(up[5m + step()])"))
        .isInstanceOf(ApiError.class)
        .hasMessageContaining("does not carry duration expressions");
    assertThatCode(() -> old.parse("rate(up[5m])")).doesNotThrowAnyException();
    assertThatCode(() -> old.parse("up{a=\"[5m+step()]\"} # [1m*2]")).doesNotThrowAnyException();
  }

  @Test
  void nothingIsConcludedFromAnEngineThatIsAwayAndAnotherVersionIsExaminedAnew() {
    // given an engine that comes back as an older one
    boolean[] away = {false};
    boolean[] old = {false};
    ConformingParser parser =
        new ConformingParser(
            query -> {
              if (away[0]) {
                throw new EngineUnavailable("away", null);
              }
              return old[0] ? withoutDurationExpressions(query) : engine.parse(query);
            });
    assertThatCode(() -> parser.parse("rate(up[5m + step()])")).doesNotThrowAnyException();

    // when
    away[0] = true;
    assertThatThrownBy(() -> parser.parse("up")).isInstanceOf(EngineUnavailable.class);
    away[0] = false;
    old[0] = true;
    parser.forget();

    // then
    assertThatThrownBy(() -> parser.parse("rate(up[5m + step()])"))
        .hasMessageContaining("duration expressions");
  }
}
