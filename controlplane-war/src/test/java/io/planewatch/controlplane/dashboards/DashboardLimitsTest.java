package io.planewatch.controlplane.dashboards;

import static io.planewatch.controlplane.dashboards.DashboardChanges.NONE;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.ADA;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.BOB;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.ROOT;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.caller;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What security review C7 did with 800 documents, with small limits. */
class DashboardLimitsTest {
  @EveryDatabase
  void anEditorWhoSavesWithoutEndIsStoppedAtTheLimitAndToldOfIt(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage, "per-author", "25");
    Map<ProblemKind, String> refusals = new EnumMap<>(ProblemKind.class);

    // when
    for (int i = 0; i < 60; i++) {
      try {
        store.changes.save("fat-" + i, document("fat-" + i, "Fat", 2000), NONE, ADA);
      } catch (ProblemException refused) {
        refusals.put(refused.problem().kind(), refused.getMessage());
      }
    }

    // then
    assertThat(store.titles(ADA)).hasSize(25);
    assertThat(refusals)
        .containsOnly(
            Map.entry(
                ProblemKind.CONFLICT,
                "One owner may have at most 25 dashboards, including those in the bin. Delete"
                    + " dashboards and remove them from the bin, or ask an administrator for a"
                    + " higher planewatch.dashboards.per-author."));
  }

  @EveryDatabase
  void dashboardsOfAFormerVersionCountForTheirOwner(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage, "per-author", "2");
    store.save("a", ADA);
    store.save("b", ADA);
    store.database.inTransaction(
        entities ->
            entities.createNativeQuery("update dashboard set author_key = null").executeUpdate());

    // then
    assertThatThrownBy(() -> store.save("c", ADA))
        .hasMessageStartingWith("One owner may have at most 2 dashboards");
    store.save("c", BOB);
  }

  @EveryDatabase
  void bytesOfAllVersionsCount(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage, "per-author-bytes", "10000");
    store.changes.save("a", document("a", "A", 4000), NONE, ADA);
    store.changes.save("a", document("a", "A", 4000), 1, ADA);

    // then
    assertThatThrownBy(() -> store.changes.save("a", document("a", "A", 4000), 2, ADA))
        .hasMessageContaining("at most 10000 bytes")
        .hasMessageEndingWith("planewatch.dashboards.per-author-bytes.");
    assertThat(store.dashboards.versions("a", ADA)).hasSize(2);
  }

  @EveryDatabase
  void theLimitOfOneScopeHoldsForAllItsAuthorsAndForNobodyElse(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage, "per-scope", "2");
    store.save("a", ADA);
    store.save("b", caller("ann", "prod"));

    // then
    assertThatThrownBy(() -> store.save("c", caller("abe", "prod")))
        .hasMessageStartingWith("One set of data planes may have at most 2 dashboards");
    store.save("c", BOB);
  }

  @EveryDatabase
  void theLimitOfAllHoldsForEverybodyAndTellsNoNumberOfOthers(Storage storage) {
    DashboardStore store = DashboardStore.on(storage, "in-all", "1");
    store.save("a", ADA);

    assertThatThrownBy(() -> store.save("b", BOB))
        .hasMessageStartingWith("This control plane may have at most 1 dashboards");
  }

  @EveryDatabase
  void theBinCountsUntilItIsEmptied(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage, "per-author", "1");
    String id = store.save("a", ADA);
    store.changes.delete("a", 1, ADA);
    assertThatThrownBy(() -> store.save("b", ADA)).isInstanceOf(ProblemException.class);

    // when
    store.deleted.purge(id, 1, ADA);

    // then
    store.save("b", ADA);
  }

  @EveryDatabase
  void onlySoManyVersionsAreKept(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);

    // when
    for (int on = 0; on < 53; on++) {
      store.changes.save("a", document("a", "Version " + on), on, ADA);
    }

    // then
    assertThat(store.dashboards.versions("a", ADA))
        .hasSize(50)
        .last()
        .extracting(DashboardSummary::version)
        .isEqualTo(4L);
  }

  @EveryDatabase
  void oldVersionsMakeRoomWhenTheDocumentsOfOneDashboardAreTooLarge(Storage storage) {
    DashboardStore store =
        DashboardStore.on(storage, "document-bytes", "5000", "version-bytes", "10000");

    for (int on = 0; on < 6; on++) {
      store.changes.save("a", document("a", "A", 4000), on, ADA);
    }

    assertThat(store.dashboards.versions("a", ADA))
        .extracting(DashboardSummary::version)
        .containsExactly(6L, 5L);
  }

  @EveryDatabase
  void aDocumentThatIsTooLargeIsRefused(Storage storage) {
    DashboardStore store = DashboardStore.on(storage, "document-bytes", "1024");

    ProblemException refused =
        catchThrowableOfType(
            ProblemException.class,
            () -> store.changes.save("a", document("a", "A", 1000), NONE, ADA));

    assertThat(refused.problem().kind()).isEqualTo(ProblemKind.TOO_LARGE);
    assertThat(refused).hasMessageContaining("at most 1024 are allowed");
  }

  @EveryDatabase
  void savesOfOneAuthorAreCountedByTheMinute(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage, "saves-per-minute", "2");
    store.save("a", ADA);
    store.save("b", ADA);

    // when
    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> store.save("c", ADA));

    // then
    assertThat(refused.problem().kind()).isEqualTo(ProblemKind.TOO_MANY_REQUESTS);
    store.save("c", BOB);
    store.clock.advance(Duration.ofMinutes(1));
    store.save("c", ADA);
  }

  @EveryDatabase
  void tokensOfOneAccountShareItsLimit(Storage storage) {
    DashboardStore store = DashboardStore.on(storage, "per-author", "1");
    Caller first = new Caller("ci", ADA.role(), ADA.grants()).inTheNameOf(Optional.of("ada-1"));
    Caller second = new Caller("cd", ADA.role(), ADA.grants()).inTheNameOf(Optional.of("ada-1"));
    store.save("a", first);

    assertThatThrownBy(() -> store.save("b", second)).isInstanceOf(ProblemException.class);
  }

  /** One document that a list would read is 4 MB as characters; the rows of all are some kB. */
  @EveryDatabase
  void aListReadsNoDocument(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    store.save("a", ROOT);
    store.database.inTransaction(
        entities ->
            entities
                .createNativeQuery("update dashboard_version set document = 'unreadable'")
                .executeUpdate());

    // then
    assertThat(store.titles(ADA)).containsExactly("a");
    assertThat(store.dashboards.versions("a", ADA)).hasSize(1);
    store.changes.save("a", document("a", "Mended"), 1, ROOT);
    assertThat(store.titles(ADA)).containsExactly("Mended");
  }

  @Test
  void aRangeThatASettingLeavesStopsTheStart() {
    assertThatThrownBy(() -> new DashboardsConfig.Limit("per-author", 0, 1))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("planewatch.dashboards.per-author")
        .hasMessageContaining("0 is not between 1 and 100000");
  }

  @EveryDatabase
  void tokensOfOneNameAreOwnersOfTheirOwn(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage, "per-author", "1");
    Caller prod = caller("ci", "prod").through(Lineage.parse("operator-1 first"));
    Caller qa = caller("ci", "qa").through(Lineage.parse("operator-1 second"));

    // when
    store.save("overview", prod);
    store.save("overview", qa);

    // then
    assertThat(store.titles(prod)).containsExactly("overview");
    assertThat(store.titles(qa)).containsExactly("overview");
  }

  @EveryDatabase
  void tokensThatWereMadeWithOneTokenHaveOneQuota(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage, "per-author", "2");
    store.save("a", caller("one", "prod").through(Lineage.parse("first one")));
    store.save("b", caller("two", "prod").through(Lineage.parse("first two")));

    // then
    assertThatThrownBy(
            () -> store.save("c", caller("three", "prod").through(Lineage.parse("first three"))))
        .hasMessageStartingWith("One owner may have at most 2 dashboards");
    store.save("c", caller("three", "prod").through(Lineage.parse("second three")));
  }
}
