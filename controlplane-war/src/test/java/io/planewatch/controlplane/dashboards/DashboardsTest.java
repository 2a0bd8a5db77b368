package io.planewatch.controlplane.dashboards;

import static io.planewatch.controlplane.dashboards.DashboardChanges.NONE;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.ADA;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.ROOT;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.document;
import static io.planewatch.controlplane.dashboards.DashboardFixtures.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardsTest {
  private static final long LIMIT = 512 << 10;

  @EveryDatabase
  void whatWasSavedComesBackAsItWas(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);

    // when
    store.changes.save("checkout", document("checkout", "Checkout"), NONE, ADA);

    // then
    Dashboards.Opened saved = store.dashboards.open("checkout", Optional.empty(), ADA);
    assertThat(saved.version().document()).isEqualTo(document("checkout", "Checkout"));
    assertThat(saved.dashboard().owner()).isEqualTo("ada");
  }

  @EveryDatabase
  void aListHoldsTheNewestOfEach(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    store.changes.save("b", document("b", "Zebra"), NONE, ADA);

    // when
    store.changes.save("a", document("a", "Old"), NONE, ADA);
    store.changes.save("a", document("a", "New"), 1, ADA);

    // then
    assertThat(store.titles(ADA)).containsExactly("New", "Zebra");
    assertThat(store.dashboards.versions("a", ADA))
        .extracting(DashboardSummary::version)
        .containsExactly(2L, 1L);
    assertThat(store.dashboards.open("a", Optional.of(1L), ADA).version().version()).isEqualTo(1);
  }

  @EveryDatabase
  void pagesHoldEachDashboardOnce(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage, "per-author", "500", "per-scope", "500");
    for (int i = 0; i < 230; i++) {
      store.save("d-" + i % 7 + "-" + i, i % 2 == 0 ? ADA : ROOT);
    }

    // when
    List<String> names = new ArrayList<>();
    Optional<DashboardCursor> after = Optional.of(DashboardCursor.begin());
    while (after.isPresent()) {
      Dashboards.Page page = store.dashboards.list(ADA, after.get(), 50);
      page.dashboards().forEach(found -> names.add(found.dashboard().name()));
      after = page.next().map(next -> DashboardCursor.parse(next.text()));
    }

    // then
    assertThat(names).hasSize(230).doesNotHaveDuplicates();
  }

  @EveryDatabase
  void nobodyOverwritesWhatTheyHaveNotSeen(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    store.changes.save("a", document("a", "First"), NONE, ADA);

    // then
    assertThatThrownBy(() -> store.changes.save("a", document("a", "Other"), NONE, ADA))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Somebody else");
    assertThatThrownBy(() -> store.changes.delete("a", 7, ADA))
        .isInstanceOf(ProblemException.class);
    assertThat(store.titles(ADA)).containsExactly("First");
  }

  @EveryDatabase
  void aDeletedNameIsFreeAgain(Storage storage) {
    // given
    DashboardStore store = DashboardStore.on(storage);
    store.save("a", ADA);

    // when
    store.changes.delete("a", 1, ADA);

    // then
    assertThat(store.titles(ADA)).isEmpty();
    assertThat(store.changes.save("a", document("a", "Again"), NONE, ADA).version().version())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind':'Folder'} | kind: must be \"Dashboard\"",
        "{'kind':'Dashboard'} | metadata: must be an object",
        "{'kind':'Dashboard','metadata':{'name':'b'}} | metadata.name: must be 'a', the name of the dashboard",
        "{'kind':'Dashboard','metadata':{'name':'a'},'spec':{}} | spec.panels: must be an object",
        "{'kind':'Dashboard','metadata':{'name':'a'},'spec':{'panels':{}}} | spec.layouts: must be a list"
      })
  void aTextThatIsNotADashboardIsRefusedByItsField(String body, String reason) {
    assertThatThrownBy(() -> DashboardDocument.read("a", json(body), LIMIT)).hasMessage(reason);
  }

  @Test
  void aNameIsPartOfAnAddress() {
    assertThatThrownBy(() -> DashboardDocument.read("../x", document("../x", "Title"), LIMIT))
        .hasMessageStartingWith("metadata.name: '../x'");
  }

  @Test
  void aNameIsNeverTheIdOfAnotherOne() {
    String id = "1484ef0c-7d1a-4b36-9a55-0f2d6b0b7a11";

    assertThatThrownBy(() -> DashboardDocument.read(id, document(id, "Title"), LIMIT))
        .hasMessageContaining("has the form of an id");
  }

  @ParameterizedTest
  @CsvSource({"!", "YQ", "AAo"})
  void aCursorThatNoPageGaveIsRefused(String cursor) {
    assertThatThrownBy(() -> DashboardCursor.parse(cursor)).hasMessageStartingWith("after: ");
  }
}
