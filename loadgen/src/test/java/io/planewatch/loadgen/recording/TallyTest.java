package io.planewatch.loadgen.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void intervalsAddUpToTheTotals() {
    // Given
    Tally totals = Tally.forRun(List.of(2, 1));
    Tally interval = Tally.forInterval(List.of(2, 1));

    // When
    for (int second = 0; second < 3; second++) {
      interval.target(0).planned();
      interval.target(0).sent(5_000, second * 1_000_000_000L);
      interval.target(0).ended(1, Outcome.ANSWERED, 404, 30_000_000, 20_000_000, true, 7);
      interval.target(1).planned();
      interval.target(1).ended(0, Outcome.REFUSED, 0, 1, 1, false, 0);
      totals.add(interval);
      interval.clear();
    }

    // Then
    Counts answered = totals.target(0).endpoints().get(1);
    assertThat(answered.requests()).isEqualTo(3);
    assertThat(answered.httpErrors()).isEqualTo(3);
    assertThat(answered.statuses()).isEqualTo(Map.of(404, 3L));
    assertThat(answered.late()).isEqualTo(3);
    assertThat(answered.bytes()).isEqualTo(21);
    assertThat(answered.response().getTotalCount()).isEqualTo(3);
    assertThat(totals.target(0).lastSentNs()).isEqualTo(2_000_000_000L);
    assertThat(totals.target(1).all().of(Outcome.REFUSED)).isEqualTo(3);
    assertThat(totals.target(1).all().response().getTotalCount()).isZero();
    assertThat(totals.target(1).all().failures()).isEqualTo(3);
  }

  @Test
  void timeOutsBelongInTheTimesBecauseLeavingThemOutWouldFlatter() {
    // Given
    Counts counts = Counts.forInterval();

    // When
    counts.record(Outcome.TIMED_OUT, 0, 10_000_000_000L, 10_000_000_000L, false, 0);

    // Then
    assertThat(counts.response().getMaxValue()).isGreaterThanOrEqualTo(10_000_000_000L);
    assertThat(counts.failures()).isEqualTo(1);
  }
}
