package io.planewatch.controlplane.planes.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.planes.Description;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.Plane;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEvent;
import io.planewatch.controlplane.planes.PlaneId;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.Topic;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.time.Duration;

class TombstonesTest {
  private static final Duration LIFE = Duration.ofDays(400);

  private final SettableClock clock = new SettableClock();
  private final PlaneDirectory directory = new PlaneDirectory();

  private Tombstones tombstones(Storage storage) {
    TransactionalDatabase database = storage.open(clock, directory);
    database.change(
        Topic.PLANES,
        entities -> {
          Plane plane = new Plane(new PlaneId("old"), clock.instant());
          plane.describe(new Description("Old", "prod", "retail", null, null));
          entities.persist(plane);
          entities.persist(PlaneEvent.became("old", Lifecycle.RETIRED, clock.instant()));
          plane.retire(clock.instant());
          return plane;
        });
    return new Tombstones(database, directory, LIFE, clock);
  }

  @EveryDatabase
  void aRetiredPlanesIdStaysTaken(Storage storage) {
    // given
    Tombstones tombstones = tombstones(storage);
    clock.advance(LIFE.minusSeconds(1));

    // when
    tombstones.purge();

    // then
    assertThat(directory.find("old")).isPresent();
  }

  @EveryDatabase
  void onceNoSampleCarriesItTheIdIsFree(Storage storage) {
    // given
    Tombstones tombstones = tombstones(storage);
    clock.advance(LIFE.plusSeconds(1));

    // when
    tombstones.purge();

    // then
    assertThat(directory.find("old")).isEmpty();
  }
}
