package io.planewatch.controlplane.planes.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.planes.Lifecycle;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEvent;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.util.List;

class EventRetentionTest {
  private final SettableClock clock = new SettableClock();

  private EventRetention retention(Database database) {
    return new EventRetention(database, Duration.ofDays(30), clock);
  }

  private static List<PlaneEvent> history(Database database, String plane) {
    return new Registry(database, new SettableClock())
        .history(plane, Long.MAX_VALUE, Integer.MAX_VALUE);
  }

  @EveryDatabase
  void oldEventsGoAndTheVersionThatRunsStays(Storage storage) {
    // given
    Database database = storage.open(clock, new PlaneDirectory());
    PlaneRows.add(database, clock.instant(), "prod");
    PlaneRows.runs(database, "prod", "1", clock.instant());
    PlaneRows.runs(database, "prod", "2", clock.instant());
    clock.advance(Duration.ofDays(31));
    became(database, "prod", 1);

    // when
    retention(database).purge();

    // then
    assertThat(history(database, "prod"))
        .extracting(PlaneEvent::version)
        .containsExactly(null, "2");
  }

  @EveryDatabase
  void ofAPlaneThatFlapsTheNewestEventsAreKeptAndAnothersAllStay(Storage storage) {
    // given
    Database database = storage.open(clock, new PlaneDirectory());
    PlaneRows.add(database, clock.instant(), "prod", "qa");
    became(database, "qa", 3);
    PlaneRows.runs(database, "prod", "1", clock.instant());
    became(database, "prod", EventRetention.MAX_EVENTS_OF_A_PLANE + 5);

    // when
    retention(database).purge();

    // then
    assertThat(history(database, "prod")).hasSize(EventRetention.MAX_EVENTS_OF_A_PLANE + 1);
    assertThat(history(database, "qa")).hasSize(3);
  }

  private void became(Database database, String plane, int times) {
    database.inTransaction(
        entities -> {
          for (int i = 0; i < times; i++) {
            entities.persist(PlaneEvent.became(plane, Lifecycle.LIVE, clock.instant()));
          }
          return plane;
        });
  }
}
