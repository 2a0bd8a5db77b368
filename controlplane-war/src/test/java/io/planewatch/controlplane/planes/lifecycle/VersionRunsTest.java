package io.planewatch.controlplane.planes.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class VersionRunsTest {
  private final SettableClock clock = new SettableClock();

  private VersionRuns runs(Storage storage) {
    Database database = storage.open(clock, new PlaneDirectory());
    PlaneRows.add(database, clock.instant(), "dev", "prod", "qa");
    for (int i = 1; i <= 3; i++) {
      clock.advance(Duration.ofHours(1));
      PlaneRows.runs(database, "qa", "q" + i, clock.instant());
      PlaneRows.runs(database, "prod", "p" + i, clock.instant());
    }
    PlaneRows.runs(database, "dev", "d1", clock.instant());
    return new VersionRuns(database);
  }

  @EveryDatabase
  void comeAPageAtATimeByPlaneAndOfTheWantedPlanesAlone(Storage storage) {
    // given
    VersionRuns runs = runs(storage);
    List<String> read = new ArrayList<>();

    // when
    String after = "";
    do {
      VersionRuns.Page page = runs.page(List.of("prod", "qa"), after, 2);
      page.runs().forEach(run -> read.add(run.version() + (run.until().isEmpty() ? " now" : "")));
      after = page.next().orElse("");
    } while (!after.isEmpty());

    // then
    assertThat(read).containsExactly("p1", "p2", "p3 now", "q1", "q2", "q3 now");
  }

  @EveryDatabase
  void anAfterThatNoPageGaveIsRefused(Storage storage) {
    VersionRuns runs = runs(storage);
    assertThatThrownBy(() -> runs.page(List.of("prod"), "prod.'x", 2))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("after: ");
    assertThat(runs.page(List.of(), "", 2).runs()).isEmpty();
  }
}
