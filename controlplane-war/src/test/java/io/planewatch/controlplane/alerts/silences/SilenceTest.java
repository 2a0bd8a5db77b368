package io.planewatch.controlplane.alerts.silences;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.annotations.Period;
import io.planewatch.controlplane.planes.PlaneSet;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private static final PlaneSet PROD = PlaneSet.of(Set.of("prod"));
  private static final PlaneSet BOTH = PlaneSet.of(Set.of("prod", "qa"));
  private static final PlaneSet ALL = new PlaneSet.All();

  private static Silence silence(PlaneSet planes) {
    Instant from = Instant.parse("2026-11-21T10:00:00Z");
    return new Silence(
        "id",
        Silence.Kind.SILENCE,
        List.of(new SilenceMatcher("alertname", "HighLatency", false, true)),
        planes,
        "known",
        "ada",
        new Period(from, from.plusSeconds(60)));
  }

  @Test
  void belongsToWhoeverMaySeeAllOfItsPlanes() {
    assertThat(silence(PROD).isWithin(PROD)).isTrue();
    assertThat(silence(PROD).isWithin(BOTH)).isTrue();
    assertThat(silence(PROD).isWithin(ALL)).isTrue();
    assertThat(silence(BOTH).isWithin(PROD)).isFalse();
  }

  @Test
  void oneForEverythingBelongsToTheUnrestricted() {
    assertThat(silence(ALL).isWithin(BOTH)).isFalse();
    assertThat(silence(ALL).isWithin(ALL)).isTrue();
  }

  @Test
  void keepsItsMatchers() {
    assertThat(silence(PROD).matchers())
        .containsExactly(new SilenceMatcher("alertname", "HighLatency", false, true));
  }
}
