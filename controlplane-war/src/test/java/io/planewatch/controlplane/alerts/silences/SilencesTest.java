package io.planewatch.controlplane.alerts.silences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.annotations.Period;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Leases;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

class SilencesTest {
  private static final PlaneSet ALL = new PlaneSet.All();
  private static final PlaneSet PROD = PlaneSet.of(Set.of("prod"));
  private static final PlaneSet QA = PlaneSet.of(Set.of("qa"));
  private static final SilencePage.Cursor FIRST = SilencePage.Cursor.read(null);

  private final SettableClock clock = new SettableClock();
  private final FakeEngineSilences engine = new FakeEngineSilences();

  /** One replica of the control plane. */
  private final class Replica {
    final Silences silences;
    final SilenceReconciliation reconciliation;

    Replica(Storage storage, int most, int mostOfAuthor) {
      Database database = storage.open(clock);
      SilenceRows rows = new SilenceRows(database);
      SilencesConfig config = new SilencesConfig(most, mostOfAuthor, Duration.ofDays(30));
      silences = new Silences(engine, rows, config, clock);
      reconciliation = new SilenceReconciliation(engine, rows, new Leases(database, clock), clock);
    }

    Replica(Storage storage) {
      this(storage, 100, 100);
    }

    List<String> reasons(PlaneSet granted) {
      return silences.within(granted, FIRST, 100).silences().stream().map(Silence::reason).toList();
    }

    boolean hasEnded(Silence silence) {
      return silences.within(ALL, FIRST, 100).silences().stream()
          .filter(found -> found.id().equals(silence.id()))
          .noneMatch(found -> found.endsAt().isAfter(clock.instant()));
    }
  }

  private Silence silence(PlaneSet planes, String owner, String reason) {
    return silence(planes, owner, "account:" + owner, reason);
  }

  private Silence silence(PlaneSet planes, String owner, String authorKey, String reason) {
    return new Silence(
        UUID.randomUUID().toString(),
        Silence.Kind.SILENCE,
        List.of(new SilenceMatcher("service.name", "shop", false, true)),
        planes,
        reason,
        owner,
        authorKey,
        new Period(clock.instant(), clock.instant().plus(Duration.ofHours(2))));
  }

  @EveryDatabase
  void oneThatBeginsWhileAlertmanagerIsReadBeginsOnce(Storage storage) {
    // given
    Replica replica = new Replica(storage);
    engine.whileItAnswersNext(() -> replica.silences.begin(silence(ALL, "ada", "known")));

    // when
    replica.reconciliation.reconcile();

    // then
    assertThat(engine.active()).isEqualTo(1);
  }

  @EveryDatabase
  void oneThatEndedInAlertmanagerStaysEnded(Storage storage) {
    // given
    Replica replica = new Replica(storage);
    Silence silence = silence(ALL, "ada", "known");
    replica.silences.begin(silence);
    engine.end("am-1");

    // when
    replica.reconciliation.reconcile();
    engine.losesItsDisk();
    replica.reconciliation.reconcile();

    // then
    assertThat(engine.active()).isZero();
    assertThat(replica.hasEnded(silence)).isTrue();
  }

  @EveryDatabase
  void oneThatEndedHereEndsInAnAlertmanagerThatCameBackWithIt(Storage storage) {
    // given
    Replica replica = new Replica(storage);
    Silence silence = silence(ALL, "ada", "known");
    replica.silences.begin(silence);
    replica.silences.end(silence.id(), ALL, "ada");
    engine.hasAgain("am-1");

    // when
    replica.reconciliation.reconcile();

    // then
    assertThat(engine.active()).isZero();
  }

  @EveryDatabase
  void whatAlertmanagerLostBeginsAgainOnceWithTwoReplicas(Storage storage) {
    // given
    Replica one = new Replica(storage);
    Replica other = new Replica(storage);
    one.silences.begin(silence(ALL, "ada", "first"));
    one.silences.begin(silence(PROD, "ada", "second"));
    engine.losesItsDisk();

    // when
    one.reconciliation.reconcile();
    other.reconciliation.reconcile();
    one.reconciliation.reconcile();

    // then
    assertThat(engine.active()).isEqualTo(2);
  }

  @EveryDatabase
  void oneThatAlertmanagerRefusesDoesNotHoldUpTheOthers(Storage storage) {
    // given
    Replica replica = new Replica(storage);
    for (String reason : List.of("first", "refused", "third")) {
      replica.silences.begin(silence(ALL, "ada", reason));
    }
    engine.losesItsDisk();
    engine.refuses("refused");

    // when
    replica.reconciliation.reconcile();

    // then
    assertThat(engine.active()).isEqualTo(2);
  }

  @EveryDatabase
  void anAuthorHasSoManyAndAllTogetherSoMany(Storage storage) {
    // given
    Replica replica = new Replica(storage, 3, 2);
    replica.silences.begin(silence(ALL, "ada", "one"));
    Silence ended = silence(ALL, "ada", "two");
    replica.silences.begin(ended);
    replica.silences.end(ended.id(), ALL, "ada");

    // then
    assertThatThrownBy(() -> replica.silences.begin(silence(ALL, "ada", "three")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("you have 2")
        .hasMessageContaining("most-of-author");
    replica.silences.begin(silence(ALL, "bob", "one"));
    assertThatThrownBy(() -> replica.silences.begin(silence(ALL, "eve", "one")))
        .hasMessageContaining("there are 3");

    // when
    clock.advance(Duration.ofDays(6));

    // then
    replica.silences.begin(silence(ALL, "ada", "later"));
  }

  @EveryDatabase
  void tokensOfOneAccountHaveAsManyAsOneAuthor(Storage storage) {
    // given
    Replica replica = new Replica(storage, 100, 2);
    replica.silences.begin(silence(ALL, "token one", "account:1", "one"));
    replica.silences.begin(silence(ALL, "token two", "account:1", "two"));

    // then
    assertThatThrownBy(
            () -> replica.silences.begin(silence(ALL, "token three", "account:1", "three")))
        .hasMessageContaining("most-of-author");
    replica.silences.begin(silence(ALL, "token three", "account:2", "three"));
  }

  @EveryDatabase
  void silencesOfAFormerVersionCountForTheirOwner(Storage storage) {
    // given
    Replica replica = new Replica(storage, 100, 2);
    replica.silences.begin(silence(ALL, "ada", "one"));
    replica.silences.begin(silence(ALL, "ada", "two"));
    storage
        .open(clock)
        .inTransaction(
            entities ->
                entities.createNativeQuery("update silence set author_key = null").executeUpdate());

    // then
    assertThatThrownBy(() -> replica.silences.begin(silence(ALL, "ada", "three")))
        .hasMessageContaining("most-of-author");
    replica.silences.begin(silence(ALL, "bob", "one"));
  }

  @EveryDatabase
  void pagesHoldEachSilenceOfTheGrantsOnce(Storage storage) {
    // given
    Replica replica = new Replica(storage);
    for (int i = 0; i < 7; i++) {
      replica.silences.begin(silence(PROD, "ada", "prod " + i));
      replica.silences.begin(silence(QA, "ada", "qa " + i));
    }

    // when
    List<String> seen = new ArrayList<>();
    SilencePage page = replica.silences.within(PROD, FIRST, 3);
    page.silences().forEach(silence -> seen.add(silence.reason()));
    while (page.next().isPresent()) {
      page = replica.silences.within(PROD, SilencePage.Cursor.read(page.next().get().text()), 3);
      page.silences().forEach(silence -> seen.add(silence.reason()));
    }

    // then
    assertThat(seen).hasSize(7).doesNotHaveDuplicates().allMatch(each -> each.startsWith("prod"));
  }

  @EveryDatabase
  void anEndedOneIsForgottenAfterItsTime(Storage storage) {
    // given
    Replica replica = new Replica(storage);
    replica.silences.begin(silence(ALL, "ada", "old"));
    clock.advance(Duration.ofDays(20));
    replica.silences.begin(silence(ALL, "ada", "new"));
    clock.advance(Duration.ofDays(15));

    // when
    replica.silences.purge();

    // then
    assertThat(replica.reasons(ALL)).containsExactly("new");
  }
}
