package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.ranges.StepGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
  @ParameterizedTest
  @CsvSource({
    "100, 160, 15, 100000, 15000, 5",
    "100, 159.999, 15, 100000, 15000, 4",
    "100.5, 160, 15s, 100500, 15000, 4",
    "100.500000, 160, 1m, 100500, 60000, 1",
    "0, 0, 1h, 0, 3600000, 1",
    "1795132800.123, 1795132801.123, 250ms, 1795132800123, 250, 5",
    "1795132800, 1795219200, 1d, 1795132800000, 86400000, 2",
    "0, 11000, 1, 0, 1000, 11001",
  })
  void plainNumbersAreRead(
      String start, String end, String step, long startMillis, long stepMillis, int steps) {
    assertThat(Window.of(Requests.range("m", start, end, step)))
        .contains(new StepGrid(startMillis, stepMillis, steps));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T00:00:00Z, 160, 15",
    "-1, 160, 15",
    "1e2, 160, 15",
    "+100, 160, 15",
    "100, 99, 15",
    "100, 160, 0",
    "100, 160, -15",
    "100, 160, 1h30m",
    "100, 160, 1w",
    "100.0001, 160, 15",
    "0, 11001, 1",
    "100, 160, NaN",
    "1234567890123, 1234567890123, 1",
  })
  void anyOtherFormIsTheEnginesToJudge(String start, String end, String step) {
    assertThat(Window.of(Requests.range("m", start, end, step))).isEmpty();
  }

  @Test
  void whatIsMissingIsTheEnginesToJudge() {
    assertThat(Window.of(Requests.of("start", "1", "end", "2"))).isEmpty();
    assertThat(Window.of(Requests.of("start", "1", "step", "2"))).isEmpty();
    assertThat(Window.of(Requests.of("end", "1", "step", "2"))).isEmpty();
  }

  @Test
  void aStepThatTheEngineReadsAsAnotherIsNotCachedUnlessItComesAsADuration() {
    assertThat(Window.of(Requests.range("m", "100", "160", "1.001"))).isEmpty();
    assertThat(Window.of(Requests.range("m", "100", "160", "1001ms")))
        .contains(new StepGrid(100_000, 1_001, 60));
  }

  @Test
  void timesAndStepsAreAskedForInFormsThatTheEngineReadsExactly() {
    assertThat(Window.seconds(1_795_132_800_569L)).isEqualTo("1795132800.569");
    assertThat(Window.step(1_001)).isEqualTo("1001ms");
  }
}
