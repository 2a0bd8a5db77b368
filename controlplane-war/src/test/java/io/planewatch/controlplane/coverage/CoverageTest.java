package io.planewatch.controlplane.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {
  @Test
  void saysHowManyOfHowManyAndWhichAreMissing() {
    Coverage coverage = new Coverage(16, List.of("dev", "qa"));

    assertThat(coverage.isComplete()).isFalse();
    assertThat(coverage.warning())
        .isEqualTo("\"14 of 16 data planes: no fresh data from dev, qa\"");
    assertThat(coverage.member())
        .isEqualTo(
            ",\"planewatch\":{\"coverage\":{\"selected\":16,\"fresh\":14,\"missing\":[\"dev\",\"qa\"]}}");
  }

  @Test
  void isJsonWhateverAnIdHolds() {
    assertThat(new Coverage(2, List.of("a\"b\\")).warning())
        .isEqualTo("\"1 of 2 data planes: no fresh data from a\\\"b\\\\\"");
  }

  @Test
  void isCompleteWhenNothingIsMissing() {
    assertThat(new Coverage(3, List.of()).isComplete()).isTrue();
  }
}
