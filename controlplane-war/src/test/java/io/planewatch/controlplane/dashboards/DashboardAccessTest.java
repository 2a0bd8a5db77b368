package io.planewatch.controlplane.dashboards;

import static io.planewatch.controlplane.dashboards.DashboardChanges.NONE;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.ADA;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.BOB;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.ROOT;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.caller;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.document;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.environment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.planes.PlaneEntries;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class DashboardAccessTest {
  private static ProblemKind refusal(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(ProblemException.class);
    return ((ProblemException) thrown).problem().kind();
  }

  @EveryDatabase
  void aDashboardOfAnotherPlaneIsNeitherListedNorOpenedNorChanged(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    String id = store.save("secret-plan", BOB);

    // then
    assertThat(store.titles(ADA)).isEmpty();
    for (String key : List.of("secret-plan", id)) {
      assertThat(refusal(() -> store.dashboards.open(key, Optional.empty(), ADA)))
          .isEqualTo(ProblemKind.NOT_FOUND);
      assertThat(refusal(() -> store.dashboards.versions(key, ADA)))
          .isEqualTo(ProblemKind.NOT_FOUND);
      assertThat(refusal(() -> store.changes.save(key, document(key, "x"), 1, ADA)))
          .isEqualTo(ProblemKind.NOT_FOUND);
      assertThat(refusal(() -> store.changes.delete(key, 1, ADA))).isEqualTo(ProblemKind.NOT_FOUND);
    }
    assertThat(store.titles(BOB)).containsExactly("secret-plan");
  }

  @EveryDatabase
  void aForeignNameAndAnUnusedNameCannotBeToldApart(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    store.save("taken", BOB);
    Function<String, List<String>> answers =
        name ->
            List.of(
                catchThrowable(() -> store.dashboards.open(name, Optional.empty(), ADA))
                    .getMessage()
                    .replace(name, ""),
                catchThrowable(() -> store.changes.save(name, document(name, "x"), 7, ADA))
                    .getMessage()
                    .replace(name, ""),
                catchThrowable(() -> store.changes.delete(name, 1, ADA))
                    .getMessage()
                    .replace(name, ""),
                String.valueOf(
                    store.changes.save(name, document(name, "x"), NONE, ADA).version().version()));

    // then
    assertThat(answers.apply("taken")).isEqualTo(answers.apply("free"));
    assertThat(store.dashboards.open("taken", Optional.empty(), BOB).dashboard().owner())
        .isEqualTo("bob");
  }

  @EveryDatabase
  void everybodyReadsWhatAnUnrestrictedAuthorSavedAndOnlyUnrestrictedCallersChangeIt(
      Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    store.save("fleet", ROOT);

    // then
    Dashboards.Opened seen = store.dashboards.open("fleet", Optional.empty(), ADA);
    assertThat(store.dashboards.mayChange(seen.dashboard(), ADA)).isFalse();
    assertThat(store.dashboards.mayChange(seen.dashboard(), ROOT)).isTrue();
    assertThat(refusal(() -> store.changes.save("fleet", document("fleet", "x"), 1, ADA)))
        .isEqualTo(ProblemKind.FORBIDDEN);
    assertThat(refusal(() -> store.changes.delete("fleet", 1, ADA)))
        .isEqualTo(ProblemKind.FORBIDDEN);
  }

  @EveryDatabase
  void aViewerOfThePlanesReadsAndDoesNotChange(Storage storage) {
    DashboardStore store = DashboardStore.on(storage);
    store.save("a", ADA);
    Caller viewer = new Caller("vera", Role.VIEWER, ADA.grants());

    Dashboard seen = store.dashboards.open("a", Optional.empty(), viewer).dashboard();

    assertThat(store.dashboards.mayChange(seen, viewer)).isFalse();
    assertThat(refusal(() -> store.changes.delete("a", 1, viewer)))
        .isEqualTo(ProblemKind.FORBIDDEN);
  }

  @EveryDatabase
  void aPlaneThatJoinsTheEnvironmentTakesTheDashboardOutOfReach(Storage storage) {
    // given
    DashboardStore before = DashboardStore.on(storage);
    Caller tester = caller("tess", environment("test"));
    before.save("test-runs", tester);
    assertThat(before.titles(BOB)).containsExactly("test-runs");

    // when
    DashboardStore after =
        DashboardStore.on(storage, List.of(PlaneEntries.of("falcon", "test", "air")));

    // then
    assertThat(after.titles(BOB)).isEmpty();
    assertThat(after.titles(tester)).containsExactly("test-runs");
  }

  @EveryDatabase
  void anEnvironmentWithoutAPlaneIsOpenedByItsNameAlone(Storage storage) {
    DashboardStore store = DashboardStore.on(storage);
    store.save("later", caller("eve", environment("staging")));

    assertThat(store.titles(ADA)).isEmpty();
    assertThat(store.titles(caller("sam", environment("staging")))).containsExactly("later");
  }

  @EveryDatabase
  void accessReachesNoFurtherThanTheGrantsOfWhoeverSetsIt(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    store.save("a", ADA);
    DashboardAccess both =
        new DashboardAccess(new Grants.Restricted(Set.of("prod", "qa"), Set.of(), Set.of()));
    DashboardAccess unknown =
        new DashboardAccess(new Grants.Restricted(Set.of("prod", "nil"), Set.of(), Set.of()));

    // then
    assertThat(catchThrowable(() -> store.changes.give("a", both, 1, ADA)))
        .hasMessage(catchThrowable(() -> store.changes.give("a", unknown, 1, ADA)).getMessage());
    assertThat(
            refusal(
                () -> store.changes.give("a", new DashboardAccess(Grants.unrestricted()), 1, ADA)))
        .isEqualTo(ProblemKind.FORBIDDEN);
  }

  @EveryDatabase
  void anUnrestrictedCallerGivesADashboardToMorePlanesAsANewVersion(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    store.save("a", ADA);

    // when
    store.changes.give("a", new DashboardAccess(Grants.unrestricted()), 1, ROOT);

    // then
    assertThat(store.titles(BOB)).containsExactly("a");
    assertThat(store.dashboards.versions("a", BOB))
        .extracting(DashboardSummary::author)
        .containsExactly("root", "ada");
    assertThat(store.dashboards.open("a", Optional.empty(), BOB).version().document())
        .isEqualTo(document("a", "a"));
  }

  @EveryDatabase
  void twoOwnersMayUseOneNameAndEachFindsTheirOwnByIt(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    String adas = store.save("overview", ADA);
    String bobs = store.save("overview", BOB);

    // then
    assertThat(store.dashboards.open("overview", Optional.empty(), ADA).dashboard().id())
        .isEqualTo(adas);
    assertThat(store.dashboards.open(bobs, Optional.empty(), ROOT).dashboard().owner())
        .isEqualTo("bob");
    assertThatThrownBy(() -> store.save("overview", ROOT)).isInstanceOf(ProblemException.class);
  }
}
