package io.planewatch.controlplane.rules.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTest {
  private static Trial.InPlane in(String plane, String environment, long fired) {
    return new Trial.InPlane(plane, environment, 1, fired, 60);
  }

  @Test
  void alertsAreCountedByEnvironment() {
    List<Trial.InPlane> planes =
        List.of(in("prod-a", "prod", 2), in("prod-b", "prod", 1), in("dev", "dev", 1));

    assertThat(Trial.sentence(planes, Duration.ofDays(30)))
        .isEqualTo("would have fired once in dev, 3 times in prod, in 30 days");
  }

  @Test
  void aDayIsToldInHours() {
    assertThat(Trial.sentence(List.of(in("qa", "qa", 0)), Duration.ofDays(1)))
        .isEqualTo("would have fired 0 times in qa, in 24 hours");
  }

  @Test
  void aRuleWithoutADataPlaneRunsNowhere() {
    assertThat(Trial.sentence(List.of(), Duration.ofDays(1)))
        .isEqualTo("would run in no data plane");
  }
}
