package io.planewatch.controlplane.dashboards;

import static io.planewatch.controlplane.dashboards.DashboardFixtures.ADA;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.BOB;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.ROOT;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

class DeletedDashboardsTest {
  @EveryDatabase
  void aDeletedDashboardComesBackWithItsVersions(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    String id = store.save("a", ADA);
    store.changes.save("a", document("a", "Second"), 1, ADA);
    store.changes.delete("a", 2, ADA);
    assertThat(store.titles(ADA)).isEmpty();

    // when
    store.deleted.restore(id, ADA);

    // then
    assertThat(store.titles(ADA)).containsExactly("Second");
    assertThat(store.dashboards.versions("a", ADA)).hasSize(2);
    assertThat(store.deleted.list(ADA)).isEmpty();
  }

  @EveryDatabase
  void theBinShowsNobodyWhatTheyCouldNotDelete(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    String id = store.save("a", ADA);
    String fleet = store.save("fleet", ROOT);
    store.changes.delete("a", 1, ADA);
    store.changes.delete("fleet", 1, ROOT);

    // then
    assertThat(store.deleted.list(BOB)).isEmpty();
    assertThat(store.deleted.list(ADA))
        .extracting(found -> found.dashboard().name())
        .containsExactly("a");
    assertThat(store.deleted.list(ROOT)).hasSize(2);
    for (String foreign : List.of(id, fleet, "nothing")) {
      assertThatThrownBy(() -> store.deleted.restore(foreign, BOB))
          .hasMessage("There is no deleted dashboard '" + foreign + "' that you may restore.");
      assertThatThrownBy(() -> store.deleted.purge(foreign, 1, BOB))
          .isInstanceOf(ProblemException.class);
    }
  }

  @EveryDatabase
  void aRestoredDashboardStandsBesideTheOneThatTookItsName(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    String former = store.save("a", ADA);
    store.changes.delete("a", 1, ADA);
    String later = store.save("a", ADA);

    // when
    store.deleted.restore(former, ADA);

    // then
    assertThat(store.titles(ADA)).hasSize(2);
    assertThat(store.dashboards.open(former, Optional.empty(), ADA).dashboard().id())
        .isEqualTo(former);
    assertThat(store.dashboards.open(later, Optional.empty(), ADA).dashboard().id())
        .isEqualTo(later);
  }

  @EveryDatabase
  void theBinIsEmptiedWhenItsRetentionEnds(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage, "bin-retention", "P7D");
    store.save("a", ADA);
    store.save("b", ADA);
    store.changes.delete("a", 1, ADA);

    // when
    store.clock.advance(Duration.ofDays(6));
    store.deleted.purgeExpired();
    int before = store.deleted.list(ADA).size();
    store.clock.advance(Duration.ofDays(2));
    store.deleted.purgeExpired();

    // then
    assertThat(before).isEqualTo(1);
    assertThat(store.deleted.list(ADA)).isEmpty();
    assertThat(store.titles(ADA)).containsExactly("b");
  }

  @EveryDatabase
  void everyChangeIsInTheAuditLog(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    String id = store.save("a", ADA);

    // when
    store.changes.delete("a", 1, ADA);
    store.deleted.restore(id, ADA);
    store.changes.delete("a", 1, ROOT);
    store.deleted.purge(id, 1, ROOT);

    // then
    List<String> changes =
        store.database.inTransaction(
            entities ->
                entities
                    .createQuery(
                        "select concat(e.actor, ' ', e.action) from AuditEntry e order by e.id",
                        String.class)
                    .getResultList());
    assertThat(changes)
        .containsExactly(
            "ada dashboard.save",
            "ada dashboard.delete",
            "ada dashboard.restore",
            "root dashboard.delete",
            "root dashboard.purge");
  }
}
