package io.planewatch.controlplane.annotations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
  private static final PlaneSet ALL = new PlaneSet.All();

  private final SettableClock clock = new SettableClock();
  private final Instant now = clock.instant();
  private final Period lastHour = new Period(now.minus(Duration.ofHours(1)), now);

  private Database database(Storage storage) {
    Database database = storage.open(clock, new PlaneDirectory());
    PlaneRows.add(database, now, "prod", "qa");
    return database;
  }

  private Annotation note(String id, Duration ago, String... planes) {
    Instant at = now.minus(ago);
    return new Annotation(id, Kind.NOTE, id, new Period(at, at), Set.of(planes), "ci");
  }

  private Annotations annotations(Database database, Annotation... given) {
    PostedAnnotations posted = new PostedAnnotations(database, clock);
    List.of(given).forEach(posted::add);
    return new Annotations(List.of(posted, new VersionChanges(database)));
  }

  private static List<String> ids(List<Annotation> annotations) {
    return annotations.stream().map(Annotation::id).toList();
  }

  @EveryDatabase
  void comeNewestFirstAndOnlyOfThePeriod(Storage storage) {
    // given
    Annotations annotations =
        annotations(
            database(storage),
            note("old", Duration.ofHours(2), "prod"),
            note("first", Duration.ofMinutes(50), "prod"),
            note("second", Duration.ofMinutes(5), "prod", "qa"));

    // then
    assertThat(ids(annotations.within(lastHour, ALL, Set.of(), 10)))
        .containsExactly("second", "first");
  }

  @EveryDatabase
  void whatTouchesNoneOfThePlanesIsNotFound(Storage storage) {
    // given
    Annotations annotations =
        annotations(
            database(storage),
            note("of-prod", Duration.ofMinutes(1), "prod"),
            note("of-both", Duration.ofMinutes(2), "prod", "qa"));

    // then
    assertThat(ids(annotations.within(lastHour, PlaneSet.of(Set.of("qa")), Set.of(), 10)))
        .containsExactly("of-both");
  }

  @EveryDatabase
  void aChangeOfVersionIsADeploy(Storage storage) {
    // given
    Database database = database(storage);
    PlaneRows.runs(database, "prod", "1.0.0", now.minus(Duration.ofDays(3)));
    PlaneRows.runs(database, "prod", "1.1.0", now.minus(Duration.ofMinutes(3)));

    // when
    List<Annotation> found = annotations(database).within(lastHour, ALL, Set.of(Kind.DEPLOY), 10);

    // then
    assertThat(found)
        .singleElement()
        .satisfies(
            deploy -> {
              assertThat(deploy.title()).isEqualTo("prod: version 1.1.0 after 1.0.0");
              assertThat(deploy.planes()).containsExactly("prod");
            });
  }

  @EveryDatabase
  void theLongestVersionsOfAPlaneStillMakeATitle(Storage storage) {
    // given
    Database database = database(storage);
    PlaneRows.runs(database, "prod", "a".repeat(80), now.minus(Duration.ofMinutes(6)));
    PlaneRows.runs(database, "prod", "b".repeat(80), now.minus(Duration.ofMinutes(3)));

    // when
    List<Annotation> found = annotations(database).within(lastHour, ALL, Set.of(Kind.DEPLOY), 1);

    // then
    assertThat(found)
        .singleElement()
        .extracting(Annotation::title)
        .isEqualTo("prod: version " + "b".repeat(50) + "… after " + "a".repeat(50) + "…");
  }

  @Test
  void anEndBeforeItsBeginningIsRefused() {
    assertThatThrownBy(() -> new Period(now, now.minusSeconds(1)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is before from");
  }

  @Test
  void timesAreReadInBothForms() {
    assertThat(Period.instant("from", "2026-11-21T11:00:00+01:00"))
        .isEqualTo(Period.instant("from", "1795255200"));
  }
}
