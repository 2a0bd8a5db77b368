package io.planewatch.controlplane.cardinality;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.engine.EngineUnavailable;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.planes.ScrapePath;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

class ChurnWatchTest {
  private static final CardinalityConfig CONFIG =
      new CardinalityConfig(50_000, 200_000, Duration.ofMinutes(15));

  private final SettableClock clock = new SettableClock();
  private final PlaneDirectory directory = new PlaneDirectory();
  private Map<String, Double> added = Map.of();
  private boolean isAway;

  private ChurnWatch watch(Storage storage) {
    TransactionalDatabase database = storage.open(clock, directory);
    PlaneRows.add(database, clock.instant(), "evil", "qa");
    PlaneRows.register(database, clock.instant(), "evil", "qa");
    return new ChurnWatch(this::answer, database, directory, CONFIG, clock);
  }

  private Map<String, Double> answer(String query) {
    if (isAway) {
      throw new EngineUnavailable("away", null);
    }
    return added;
  }

  private Instant pausedUntil(String plane) {
    return directory.find(plane).orElseThrow().scrapePausedUntil();
  }

  @EveryDatabase
  void aPlaneBeyondItsBudgetIsNoTargetUntilThePauseIsOver(Storage storage) {
    // given
    ChurnWatch watch = watch(storage);

    // when
    added = Map.of("evil", 200_001.0, "qa", 200_000.0, "control", 1e9, "gone", 1e9);
    watch.look();

    // then
    assertThat(pausedUntil("evil")).isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
    assertThat(directory.find("evil").orElseThrow().target(ScrapePath.COLLECTOR)).isEmpty();
    assertThat(directory.find("qa").orElseThrow().target(ScrapePath.COLLECTOR)).isPresent();

    // when
    added = Map.of();
    clock.advance(Duration.ofMinutes(15));
    watch.look();

    // then
    assertThat(directory.find("evil").orElseThrow().target(ScrapePath.COLLECTOR)).isPresent();
  }

  @EveryDatabase
  void eachFurtherPauseIsTwiceAsLongUntilADayWasCalm(Storage storage) {
    // given
    ChurnWatch watch = watch(storage);
    added = Map.of("evil", 1e6);
    watch.look();
    clock.advance(Duration.ofMinutes(15));

    // when
    watch.look();

    // then
    assertThat(pausedUntil("evil")).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));

    // when
    added = Map.of();
    clock.advance(Duration.ofMinutes(30));
    watch.look();
    clock.advance(Duration.ofHours(25));
    added = Map.of("evil", 1e6);
    watch.look();

    // then
    assertThat(pausedUntil("evil")).isEqualTo(clock.instant().plus(Duration.ofMinutes(15)));
  }

  @EveryDatabase
  void whileTheEngineIsAwayPausesEndAllTheSame(Storage storage) {
    // given
    ChurnWatch watch = watch(storage);
    added = Map.of("evil", 1e6);
    watch.look();

    // when
    isAway = true;
    clock.advance(Duration.ofMinutes(16));
    watch.look();

    // then
    assertThat(pausedUntil("evil")).isNull();
  }
}
