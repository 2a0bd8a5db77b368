package io.planewatch.controlplane.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GapsTest {
  private static final List<String> BOTH = List.of("prod", "qa");

  private final Gaps gaps = new Gaps();

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }

  @Test
  void aPlaneThatReportsBackTellsSinceWhenItWasLastSeen() {
    assertThat(gaps.endedAt(at(10), BOTH, Set.of("prod", "qa"))).isEmpty();
    assertThat(gaps.endedAt(at(20), BOTH, Set.of("prod"))).isEmpty();
    assertThat(gaps.endedAt(at(30), BOTH, Set.of("prod"))).isEmpty();

    assertThat(gaps.endedAt(at(40), BOTH, Set.of("prod", "qa"))).contains(at(10));
    assertThat(gaps.endedAt(at(50), BOTH, Set.of("prod", "qa"))).isEmpty();
  }

  @Test
  void ofSeveralThatComeBackTheLongestGapCounts() {
    gaps.endedAt(at(10), BOTH, Set.of("prod", "qa"));
    gaps.endedAt(at(20), BOTH, Set.of("qa"));
    gaps.endedAt(at(30), BOTH, Set.of());

    assertThat(gaps.endedAt(at(40), BOTH, Set.of("prod", "qa"))).contains(at(10));
  }

  @Test
  void aPlaneThatWasMissingFromTheBeginningHasAGapSinceThen() {
    gaps.endedAt(at(10), BOTH, Set.of("prod"));

    assertThat(gaps.endedAt(at(60), BOTH, Set.of("prod", "qa"))).contains(at(10));
  }

  @Test
  void whoIsNotExpectedAnyMoreLeavesNoGap() {
    gaps.endedAt(at(10), BOTH, Set.of("prod"));
    gaps.endedAt(at(20), List.of("prod"), Set.of("prod"));

    assertThat(gaps.endedAt(at(30), List.of("prod"), Set.of("prod", "qa"))).isEmpty();
  }
}
