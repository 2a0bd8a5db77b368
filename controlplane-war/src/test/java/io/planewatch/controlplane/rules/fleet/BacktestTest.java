package io.planewatch.controlplane.rules.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.problems.ProblemException;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacktestTest {
  private static final Instant END = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration MOST = Duration.ofMinutes(2);

  private final List<Duration> limits = new ArrayList<>();
  private Duration passed = Duration.ZERO;
  private Duration eachAnswer = Duration.ZERO;
  private String result = "[]";

  private final Engine engine =
      new Engine() {
        @Override
        public EngineAnswer ask(String endpoint, Parameters parameters) {
          limits.add(parameters.limit().orElseThrow());
          passed = passed.plus(eachAnswer);
          String body = "{\"status\":\"success\",\"data\":{\"result\":" + result + "}}";
          return new EngineAnswer(200, END, new ByteArrayInputStream(body.getBytes(UTF_8)));
        }

        @Override
        public EngineAnswer read(String endpoint, Parameters parameters) {
          throw new UnsupportedOperationException("a trial asks ranges only");
        }
      };

  private Backtest.Result run(Duration past) {
    TrialTime time = TrialTime.of(MOST, () -> passed.toNanos());
    return new Backtest(engine).run("up == 0", Duration.ofSeconds(20), END, past, time);
  }

  @Test
  void anAlertFiresWhenTheExpressionHasLastedLongEnough() {
    // given 40 s without a gap, and 10 s after a gap
    long end = END.getEpochSecond();
    result =
        "[{\"metric\":{},\"values\":[[%d,\"1\"],[%d,\"1\"],[%d,\"1\"],[%d,\"1\"],[%d,\"1\"]]}]"
            .formatted(end - 100, end - 90, end - 80, end - 70, end - 10);

    // then
    assertThat(run(Duration.ofHours(1))).isEqualTo(new Backtest.Result(1, Duration.ofSeconds(20)));
  }

  @Test
  void theRequestsOfATrialShareItsTime() {
    // given
    eachAnswer = Duration.ofSeconds(30);

    // when a request takes 10,000 steps of a minute, and 30 days have 43,201
    assertThatThrownBy(() -> run(Duration.ofDays(30)))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("The trial takes longer than PT2M. Ask for fewer days");
  }

  @Test
  void noRequestMayTakeLongerThanWhatIsLeft() {
    // given
    eachAnswer = Duration.ofSeconds(20);

    // when
    run(Duration.ofDays(30));

    // then
    assertThat(limits)
        .containsExactly(
            MOST,
            Duration.ofSeconds(100),
            Duration.ofSeconds(80),
            Duration.ofSeconds(60),
            Duration.ofSeconds(40));
  }
}
