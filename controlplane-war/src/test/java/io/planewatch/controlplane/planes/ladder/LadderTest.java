package io.planewatch.controlplane.planes.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.planes.Announced;
import io.planewatch.controlplane.planes.Description;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.ScrapePath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LadderTest {
  private static final Instant CREATED = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant NOW = CREATED.plus(Duration.ofDays(1));
  private static final Ladder WITHOUT_STORAGE = new Ladder(Optional.empty());
  private static final Ladder WITH_STORAGE = new Ladder(Optional.of(Duration.ofHours(3)));

  private static PlaneEntry plane(Lifecycle lifecycle) {
    Announced announced =
        new Announced("1.0", ScrapePath.COLLECTOR, "c.example:8889", null, Map.of(), CREATED);
    return new PlaneEntry(
        "qa",
        new Description("QA", "qa", "retail", null, null),
        "1.0",
        CREATED,
        announced,
        CREATED,
        NOW,
        lifecycle,
        CREATED,
        null,
        null,
        null,
        false,
        1);
  }

  private static Sightings seen(double up, double samples, double requests) {
    return new Sightings(
        Map.of("qa", up), Map.of("qa", samples), Map.of("qa", requests), Optional.empty());
  }

  private static Optional<Rung> failing(Sightings seen) {
    return WITHOUT_STORAGE.firstFailing(plane(Lifecycle.LIVE), seen, NOW);
  }

  @Test
  void aSilentPlaneStandsAtTheBottomWhateverItsCollectorSays() {
    assertThat(WITHOUT_STORAGE.firstFailing(plane(Lifecycle.STALE), seen(1, 5, 5), NOW))
        .contains(Rung.REGISTERED);
  }

  @Test
  void theFirstRungThatIsNotReachedIsTheOneThatCounts() {
    Sightings nothing = new Sightings(Map.of(), Map.of(), Map.of(), Optional.empty());
    assertThat(failing(nothing)).contains(Rung.DISCOVERED);
    assertThat(failing(seen(0, 5, 5))).contains(Rung.SCRAPED);
    assertThat(failing(seen(1, 0, 5))).contains(Rung.STORED);
    assertThat(failing(seen(1, 5, 0))).contains(Rung.TRAFFIC_SEEN);
    assertThat(failing(seen(1, 5, 5))).isEmpty();
  }

  @Test
  void aPlaneThatWritesThroughTheGatewayIsNoTargetAndArrivesAllTheSame() {
    assertThat(failing(new Sightings(Map.of(), Map.of(), Map.of("qa", 5.0), Optional.empty())))
        .isEmpty();
  }

  @Test
  void withObjectStorageAnOldUploadIsARung() {
    // given
    Sightings seen = seen(1, 5, 5);
    Sightings old =
        new Sightings(
            seen.up(),
            seen.samples(),
            seen.requests(),
            Optional.of(NOW.minus(Duration.ofHours(4))));
    Sightings fresh =
        new Sightings(
            seen.up(),
            seen.samples(),
            seen.requests(),
            Optional.of(NOW.minus(Duration.ofHours(1))));

    // then
    assertThat(WITH_STORAGE.firstFailing(plane(Lifecycle.LIVE), seen, NOW))
        .contains(Rung.IN_OBJECT_STORAGE);
    assertThat(WITH_STORAGE.firstFailing(plane(Lifecycle.LIVE), old, NOW))
        .contains(Rung.IN_OBJECT_STORAGE);
    assertThat(WITH_STORAGE.firstFailing(plane(Lifecycle.LIVE), fresh, NOW)).isEmpty();
  }

  @Test
  void aPlaneThatCameOnlyNowNeedsNoBlockYet() {
    Instant soon = CREATED.plus(Duration.ofHours(1));
    assertThat(WITH_STORAGE.firstFailing(plane(Lifecycle.LIVE), seen(1, 5, 5), soon)).isEmpty();
  }
}
