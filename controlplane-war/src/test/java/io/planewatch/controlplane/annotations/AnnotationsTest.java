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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AnnotationsTest {
  private static final String CI = "account:ci";
  private static final PlaneSet ALL = new PlaneSet.All();

  private final SettableClock clock = new SettableClock();
  private final Instant now = clock.instant();
  private final Period lastHour = new Period(now.minus(Duration.ofHours(1)), now);

  private Database database(Storage storage) {
    Database database = storage.open(clock, new PlaneDirectory());
    PlaneRows.add(database, now, "prod", "qa");
    return database;
  }

  @Test
  void aPlaneThatIsNullIsRefused() {
    List<String> planes = new ArrayList<>();
    planes.add(null);

    assertThatThrownBy(
            () ->
                AnnotationsResource.planes(
                    new AnnotationsResource.NewAnnotation("note", "a", null, null, planes, null)))
        .isInstanceOf(ProblemException.class)
        .hasMessage("planes: must hold data plane ids; got null.");
  }

  private Annotation note(String id, Duration ago, String... planes) {
    Instant at = now.minus(ago);
    return new Annotation(id, Kind.NOTE, id, new Period(at, at), Set.of(planes), "ci");
  }

  private Annotations annotations(Database database, Annotation... given) {
    PostedAnnotations posted = posted(database);
    List.of(given).forEach(annotation -> posted.add(annotation, CI));
    return new Annotations(List.of(posted, new VersionChanges(database)), posted);
  }

  private PostedAnnotations posted(Database database) {
    return new PostedAnnotations(
        new AnnotationsConfig(Duration.ofDays(30), 4, 100_000), database, clock);
  }

  private List<Annotation> within(
      Annotations annotations, PlaneSet planes, Set<Kind> kinds, int limit) {
    Cursor first = Cursor.read(null);
    AnnotationQuery query = new AnnotationQuery(lastHour, planes, kinds, first.from(), limit);
    return annotations.page(query, first).annotations();
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
    assertThat(ids(within(annotations, ALL, Set.of(), 10))).containsExactly("second", "first");
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
    assertThat(ids(within(annotations, PlaneSet.of(Set.of("qa")), Set.of(), 10)))
        .containsExactly("of-both");
  }

  @EveryDatabase
  void aChangeOfVersionIsADeploy(Storage storage) {
    // given
    Database database = database(storage);
    PlaneRows.runs(database, "prod", "1.0.0", now.minus(Duration.ofDays(3)));
    PlaneRows.runs(database, "prod", "1.1.0", now.minus(Duration.ofMinutes(3)));

    // when
    List<Annotation> found = within(annotations(database), ALL, Set.of(Kind.DEPLOY), 10);

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
    List<Annotation> found = within(annotations(database), ALL, Set.of(Kind.DEPLOY), 1);

    // then
    assertThat(found)
        .singleElement()
        .extracting(Annotation::title)
        .isEqualTo("prod: version " + "b".repeat(50) + "… after " + "a".repeat(50) + "…");
  }

  @EveryDatabase
  void aVersionOfAnyLengthDoesNotKeepTheOthersFromBeingShown(Storage storage) {
    // given
    Database database = database(storage);
    PlaneRows.runs(database, "prod", "a".repeat(80), now.minus(Duration.ofMinutes(4)));
    PlaneRows.runs(database, "prod", "b".repeat(80), now.minus(Duration.ofMinutes(3)));
    PlaneRows.add(database, now, "p".repeat(41));
    PlaneRows.runs(database, "p".repeat(41), "a".repeat(80), now.minus(Duration.ofMinutes(2)));
    PlaneRows.runs(database, "p".repeat(41), "b".repeat(80), now.minus(Duration.ofMinutes(1)));

    // when
    List<Annotation> found = within(annotations(database), ALL, Set.of(), 10);

    // then
    assertThat(found).hasSize(4);
    assertThat(found).allMatch(each -> each.title().length() <= 200);
  }

  @EveryDatabase
  void theLimitCountsWhatIsShownAlone(Storage storage) {
    // given
    Database database = database(storage);
    Instant at = now.minus(Duration.ofMinutes(30));
    Annotation deploy =
        new Annotation("deploy", Kind.DEPLOY, "deploy", new Period(at, at), Set.of("prod"), "ci");
    Annotations annotations =
        annotations(
            database,
            deploy,
            note("first", Duration.ofMinutes(2), "prod"),
            note("second", Duration.ofMinutes(1), "prod"));

    // then
    assertThat(ids(within(annotations, ALL, Set.of(Kind.DEPLOY), 1))).containsExactly("deploy");
  }

  @EveryDatabase
  void pagesHoldEachAnnotationOnceAlsoOfOneMoment(Storage storage) {
    // given
    Database database = database(storage);
    Duration same = Duration.ofMinutes(10);
    Annotations annotations =
        annotations(
            database,
            note("a", same, "prod"),
            note("b", same, "prod", "qa"),
            note("c", same, "qa"),
            note("d", Duration.ofMinutes(20), "prod"));
    PlaneRows.runs(database, "prod", "1", now.minus(same));
    PlaneRows.runs(database, "prod", "2", now.minus(same));

    // when
    List<String> seen = new ArrayList<>();
    Optional<Cursor> next = Optional.of(Cursor.read(null));
    while (next.isPresent()) {
      Cursor cursor = Cursor.read(next.get().text());
      Annotations.Page page =
          annotations.page(new AnnotationQuery(lastHour, ALL, Set.of(), cursor.from(), 2), cursor);
      seen.addAll(ids(page.annotations()));
      next = page.next();
    }

    // then
    assertThat(seen).hasSize(6).doesNotHaveDuplicates().contains("a", "b", "c").endsWith("d");
  }

  @EveryDatabase
  void whatIsShownHasItsPlanesAndItsRecord(Storage storage) {
    // given
    Instant at = now.minus(Duration.ofMinutes(1));
    Annotation run =
        new Annotation(
            "run",
            Kind.LOAD_RUN,
            "run",
            new Period(at, at),
            new TreeSet<>(Set.of("prod", "qa")),
            "ci",
            Optional.of("{\"rate\":5}"));

    // then
    assertThat(within(annotations(database(storage), run), ALL, Set.of(), 10)).containsExactly(run);
  }

  @EveryDatabase
  void anAuthorKeepsSoManyAndSoMuch(Storage storage) {
    // given
    PostedAnnotations posted = posted(database(storage));
    for (int i = 0; i < 3; i++) {
      posted.add(note("note-" + i, Duration.ofDays(40), "prod"), CI);
    }
    Instant at = clock.instant();
    Annotation large =
        new Annotation(
            "large",
            Kind.NOTE,
            "large",
            new Period(at, at),
            new TreeSet<>(Set.of("prod")),
            "eve",
            Optional.of("x".repeat(60_000)));
    posted.add(large, "account:eve");

    // then
    assertThatThrownBy(
            () ->
                posted.add(
                    new Annotation(
                        "larger",
                        Kind.NOTE,
                        "larger",
                        large.period(),
                        large.planes(),
                        "eve",
                        large.record()),
                    "account:eve"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("characters-of-author");
    posted.add(note("last", Duration.ofDays(1), "prod"), CI);
    assertThatThrownBy(() -> posted.add(note("more", Duration.ZERO, "prod"), CI))
        .hasMessageContaining("you have 4 annotations");

    // when
    posted.purge();

    // then
    assertThat(posted.find("note-0")).isEmpty();
    posted.add(note("more", Duration.ZERO, "prod"), CI);
  }

  @EveryDatabase
  void tokensOfOneAccountKeepAsManyAsOneAuthor(Storage storage) {
    // given
    PostedAnnotations posted = posted(database(storage));
    Instant at = clock.instant();
    for (int i = 0; i < 4; i++) {
      String token = "token-" + i;
      posted.add(
          new Annotation(
              token, Kind.NOTE, token, new Period(at, at), Set.of("prod"), "ci of token " + i),
          CI);
    }

    // then
    assertThatThrownBy(() -> posted.add(note("fifth", Duration.ZERO, "prod"), CI))
        .hasMessageContaining("most-of-author");
    posted.add(note("of another account", Duration.ZERO, "prod"), "account:eve");
  }

  @EveryDatabase
  void annotationsOfAFormerVersionCountForTheirAuthor(Storage storage) {
    // given
    Database database = database(storage);
    PostedAnnotations posted = posted(database);
    for (int i = 0; i < 4; i++) {
      posted.add(note("note-" + i, Duration.ZERO, "prod"), CI);
    }
    database.inTransaction(
        entities ->
            entities.createNativeQuery("update annotation set author_key = null").executeUpdate());

    // then
    assertThatThrownBy(() -> posted.add(note("fifth", Duration.ZERO, "prod"), CI))
        .hasMessageContaining("most-of-author");
  }

  /** PostgreSQL takes no text with it. */
  @Test
  void aTitleWithANulCharacterIsRefused() {
    assertThatThrownBy(() -> note("a\0b", Duration.ZERO, "prod"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("U+0000");
  }
}
