package io.planewatch.loadgen.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

  @ParameterizedTest
  @CsvSource({
    "p50<51ms, true",
    "p50<50ms, false",
    "p99<100ms, true",
    "max<=100.1ms, true",
    "mean<51ms, true",
    "errors<=5%, true",
    "errors<5%, false",
    "unexpected<0.1%, true",
    "timeouts<1%, true",
    "late<2%, false",
    "rate>=100, true",
    "rate>100, false",
    "prod:p99<100ms, true",
    "prod/search:max<96ms, true",
    "prod/error-status:max<96ms, false"
  })
  void thresholdIsHeldAgainstWhatHappened(String threshold, boolean met) {
    assertThat(Judgement.of(Records.record(threshold)))
        .singleElement()
        .satisfies(
            judgement -> assertThat(judgement.met()).as(judgement.valueText()).isEqualTo(met));
  }

  @Test
  void everyThresholdIsJudgedForEveryTarget() {
    assertThat(Judgement.of(Records.record("p99<1s", "errors<1%"))).hasSize(2);
  }
}
