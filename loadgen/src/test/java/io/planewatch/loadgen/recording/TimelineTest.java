package io.planewatch.loadgen.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimelineTest {

  private static final long MILLISECOND = 1_000_000;

  @Test
  void dayOfSecondsStaysWithinBoundsAndLosesNoRequest() {
    // Given
    Timeline timeline = new Timeline();
    TargetTally second = TargetTally.forInterval(1);
    for (int i = 0; i < 100; i++) {
      second.sent(0, 0);
      second.ended(0, Outcome.ANSWERED, i < 90 ? 200 : 500, i * MILLISECOND, MILLISECOND, false, 0);
    }

    // When
    int seconds = 20_000;
    for (int i = 0; i < seconds; i++) {
      timeline.add(i, i + 1, second);
    }

    // Then
    assertThat(timeline.points()).hasSizeLessThanOrEqualTo(600);
    long requests =
        timeline.points().stream().mapToLong(point -> point.response().getTotalCount()).sum();
    assertThat(requests).isEqualTo(100L * seconds);
    assertThat(timeline.points())
        .allSatisfy(
            point -> {
              assertThat(point.sentPerSecond()).isCloseTo(100, within(1e-6));
              assertThat(point.failureShare()).isCloseTo(0.1, within(1e-9));
              assertThat((double) point.response().getValueAtPercentile(50))
                  .isCloseTo(49 * MILLISECOND, within(0.002 * 49 * MILLISECOND));
            });
  }

  @Test
  void pointsFollowEachOtherWithoutGaps() {
    // Given
    Timeline timeline = new Timeline();
    TargetTally nothing = TargetTally.forInterval(1);

    // When
    for (int i = 0; i < 1_501; i++) {
      timeline.add(i, i + 1, nothing);
    }

    // Then
    double before = 0;
    for (Timeline.Point point : timeline.points()) {
      assertThat(point.fromSeconds()).isEqualTo(before);
      before = point.toSeconds();
    }
    assertThat(before).isEqualTo(1_501);
  }
}
