package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {
  private final Durations durations = new Durations();

  @Test
  void bucketsAreCumulativeAndABoundBelongsToItsBucket() {
    durations.record(Duration.ofMillis(1));
    durations.record(Duration.ofMillis(2));
    durations.record(Duration.ofHours(1));

    assertThat(durations.upTo(0)).isEqualTo(1);
    assertThat(durations.upTo(1)).isEqualTo(2);
    assertThat(durations.count()).isEqualTo(3);
  }

  @Test
  void theSumIsInSeconds() {
    durations.record(Duration.ofMillis(1_500));
    durations.record(Duration.ofMillis(500));

    assertThat(durations.sumSeconds()).isEqualTo(2);
  }
}
