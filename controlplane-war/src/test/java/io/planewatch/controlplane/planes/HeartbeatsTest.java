package io.planewatch.controlplane.planes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {
  private static final Duration DOWN_AFTER = Duration.ofSeconds(15);
  private static final Instant T0 = Instant.parse("2026-11-21T10:00:00Z");

  private final Heartbeats heartbeats = new Heartbeats(DOWN_AFTER);

  @Test
  void aPlaneIsLiveSinceItsFirstHeartbeatWithoutAGap() {
    // when
    heartbeats.heard("prod", T0);
    heartbeats.heard("prod", T0.plusSeconds(15));

    // then
    assertThat(heartbeats.pulse("prod")).contains(new Heartbeats.Pulse(T0.plusSeconds(15), T0));
  }

  @Test
  void afterAGapItIsLiveAnew() {
    // when
    heartbeats.heard("prod", T0);
    heartbeats.heard("prod", T0.plusSeconds(16));

    // then
    assertThat(heartbeats.pulse("prod"))
        .contains(new Heartbeats.Pulse(T0.plusSeconds(16), T0.plusSeconds(16)));
  }

  @Test
  void whatTheDatabaseRecallsNeverMovesATimeBack() {
    // given
    heartbeats.heard("prod", T0);

    // when
    heartbeats.recall("prod", T0.minusSeconds(60));

    // then
    assertThat(heartbeats.pulse("prod")).contains(new Heartbeats.Pulse(T0, T0));
  }

  @Test
  void eachHeartbeatIsHandedOutForWritingOnce() {
    // given
    heartbeats.heard("prod", T0);

    // then
    assertThat(heartbeats.takeUnwritten()).isEqualTo(Map.of("prod", T0));
    assertThat(heartbeats.takeUnwritten()).isEmpty();
  }

  @Test
  void whatCouldNotBeWrittenIsHandedOutAgainUnlessNewerCame() {
    // given
    heartbeats.heard("prod", T0);
    Map<String, Instant> taken = heartbeats.takeUnwritten();
    heartbeats.heard("prod", T0.plusSeconds(5));

    // when
    heartbeats.giveBack(taken);

    // then
    assertThat(heartbeats.takeUnwritten()).isEqualTo(Map.of("prod", T0.plusSeconds(5)));
  }
}
