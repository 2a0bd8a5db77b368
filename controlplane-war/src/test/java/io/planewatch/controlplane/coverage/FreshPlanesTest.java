package io.planewatch.controlplane.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.Matcher;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreshPlanesTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final List<Member> MEMBERS =
      List.of(
          new Member("prod", "production", "retail"),
          new Member("qa", "testing", "retail"),
          new Member("dev", "development", "retail"));

  /** Tells which planes are fresh, in the form of Prometheus. */
  private static final class Told implements Engine {
    private Instant now = NOON;
    private Optional<String> body = Optional.empty();

    void fresh(String... planes) {
      StringBuilder result = new StringBuilder();
      for (String plane : planes) {
        result.append(result.isEmpty() ? "" : ",");
        result
            .append("{\"metric\":{\"data_plane\":\"")
            .append(plane)
            .append("\"},\"value\":[1,\"9\"]}");
      }
      body =
          Optional.of(
              "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":["
                  + result
                  + "]}}");
    }

    @Override
    public EngineAnswer ask(String endpoint, Parameters parameters) {
      String text = body.orElseThrow(() -> new EngineUnavailable("away", null));
      return new EngineAnswer(
          200, now, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public EngineAnswer read(String endpoint, Parameters parameters) {
      return ask(endpoint, parameters);
    }
  }

  private final Told engine = new Told();
  private final List<Instant> returned = new ArrayList<>();
  private final FreshPlanes fresh = new FreshPlanes(engine, () -> MEMBERS, returned::add);

  private static Expr everyPlane(Matcher... matchers) {
    Expr.Span none = new Expr.Span(0, Optional.empty());
    return new Expr.VectorSelector(
        "up",
        List.of(matchers),
        new Expr.Evaluation(Optional.empty(), Optional.empty(), none),
        Expr.Extension.NONE);
  }

  @Test
  void whatIsMissingIsNamedInOrder() {
    engine.fresh("prod", "control");
    fresh.refresh();

    assertThat(fresh.incompleteness(everyPlane())).contains(new Coverage(3, List.of("dev", "qa")));
  }

  @Test
  void nothingIsSaidWhenEverybodyIsFresh() {
    engine.fresh("prod", "qa", "dev");
    fresh.refresh();

    assertThat(fresh.incompleteness(everyPlane())).isEmpty();
  }

  @Test
  void nothingIsSaidOfAPlaneThatTheQueryDoesNotSelect() {
    engine.fresh("prod", "qa");
    fresh.refresh();

    assertThat(
            fresh.incompleteness(
                everyPlane(new Matcher("data_plane", Matcher.Type.REGEXP, "prod|qa"))))
        .isEmpty();
  }

  @Test
  void aQueryAboutOnePlaneHasNoCoverage() {
    engine.fresh("prod");
    fresh.refresh();

    assertThat(
            fresh.incompleteness(everyPlane(new Matcher("data_plane", Matcher.Type.EQUAL, "qa"))))
        .isEmpty();
  }

  @Test
  void whileTheEngineIsAwayOrSaysNonsenseNothingIsKnown() {
    engine.fresh("prod");
    fresh.refresh();
    engine.body = Optional.empty();
    fresh.refresh();
    assertThat(fresh.incompleteness(everyPlane())).isEmpty();

    engine.body = Optional.of("<html>");
    fresh.refresh();
    assertThat(fresh.incompleteness(everyPlane())).isEmpty();
  }

  @Test
  void aPlaneThatReportsBackIsToldWithTheBeginOfItsGap() {
    engine.fresh("prod", "qa", "dev");
    fresh.refresh();
    engine.fresh("prod", "dev");
    engine.now = NOON.plusSeconds(10);
    fresh.refresh();
    assertThat(returned).isEmpty();

    engine.fresh("prod", "qa", "dev");
    engine.now = NOON.plusSeconds(600);
    fresh.refresh();

    assertThat(returned).containsExactly(NOON);
  }
}
