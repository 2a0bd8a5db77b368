package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RangeCacheResourceTest {
  @Test
  void aTimeThatHasNoMillisecondsIsRefused() {
    assertThat(RangeCacheResource.instant("2026-11-21T00:00:00Z"))
        .isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
    assertThatThrownBy(() -> RangeCacheResource.instant("+999999999-01-01T00:00:00Z"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("1970 to 9999");
  }
}
