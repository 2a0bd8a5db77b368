package io.planewatch.controlplane.alerts.silences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.annotations.Period;
import io.planewatch.controlplane.planes.PlaneSet;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private static final Caller ADA = new Caller("ada", Role.EDITOR, Grants.unrestricted());
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
        "account:ada",
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

  private static NewSilence asked(String kind, List<String> planes, String reason) {
    NewSilence.NewMatcher matcher =
        new NewSilence.NewMatcher("alertname", "HighLatency", null, null);
    return new NewSilence(
        kind,
        planes,
        kind.equals("silence") ? List.of(matcher) : null,
        null,
        "2026-11-21T11:00:00Z",
        reason);
  }

  private static Silence checked(NewSilence asked, PlaneSet reached) {
    return asked.checked(reached, ADA, Instant.parse("2026-11-21T10:00:00Z"));
  }

  @Test
  void reachesNoFurtherThanItsOwnersPlanes() {
    assertThat(checked(asked("silence", null, "known"), BOTH).matchers())
        .contains(new SilenceMatcher("data_plane", "prod|qa", true, true));
    assertThat(checked(asked("silence", null, "known"), ALL).matchers()).hasSize(1);
  }

  @Test
  void aMaintenanceWindowSilencesWholePlanes() {
    assertThat(checked(asked("maintenance", List.of("prod"), "move"), PROD).matchers())
        .containsExactly(new SilenceMatcher("data_plane", "prod", true, true));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatThrownBy(() -> checked(asked("silence", null, " "), PROD))
        .hasMessageContaining("reason: is required");
    assertThatThrownBy(() -> checked(asked("silence", null, "a\0b"), PROD))
        .hasMessageContaining("reason: must not hold the character U+0000");
    assertThatThrownBy(() -> checked(asked("maintenance", null, "move"), PROD))
        .hasMessageContaining("planes: a maintenance window names");
    assertThatThrownBy(() -> checked(asked("pause", null, "x"), PROD))
        .hasMessageContaining("kind: 'pause'");
  }

  @Test
  void keepsItsMatchers() {
    assertThat(silence(PROD).matchers())
        .containsExactly(new SilenceMatcher("alertname", "HighLatency", false, true));
  }
}
