package io.planewatch.controlplane.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DashboardsTest {
  private final SettableClock clock = new SettableClock();

  private Dashboards dashboards(Storage storage) {
    return new Dashboards(storage.open(clock), clock);
  }

  private static DashboardDocument document(String name, String title) {
    return new DashboardDocument(
        name,
        json(
            "{'kind':'Dashboard','metadata':{'name':'"
                + name
                + "'},'spec':{'display':{'name':'"
                + title
                + "'},'panels':{},'layouts':[],'later':1}}"));
  }

  private static JsonObject json(String text) {
    return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
  }

  @EveryDatabase
  void whatWasSavedComesBackAsItWas(Storage storage) {
    // given
    Dashboards dashboards = dashboards(storage);

    // when
    dashboards.save(document("checkout", "Checkout"), Dashboards.NONE, "ada");

    // then
    DashboardVersion saved = dashboards.newest("checkout").orElseThrow();
    assertThat(saved.document()).isEqualTo(document("checkout", "Checkout").json());
    assertThat(saved.author()).isEqualTo("ada");
  }

  @EveryDatabase
  void aListHoldsTheNewestOfEach(Storage storage) {
    // given
    Dashboards dashboards = dashboards(storage);
    dashboards.save(document("b", "Zebra"), Dashboards.NONE, "ada");

    // when
    dashboards.save(document("a", "Old"), Dashboards.NONE, "ada");
    dashboards.save(document("a", "New"), 1, "bob");

    // then
    assertThat(dashboards.list())
        .extracting(DashboardVersion::title)
        .containsExactly("New", "Zebra");
    assertThat(dashboards.versions("a"))
        .extracting(DashboardVersion::version)
        .containsExactly(2L, 1L);
  }

  @EveryDatabase
  void nobodyOverwritesWhatTheyHaveNotSeen(Storage storage) {
    // given
    Dashboards dashboards = dashboards(storage);
    dashboards.save(document("a", "First"), Dashboards.NONE, "ada");

    // then
    assertThatThrownBy(() -> dashboards.save(document("a", "Other"), Dashboards.NONE, "bob"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("Somebody else");
    assertThatThrownBy(() -> dashboards.delete("a", 7, "bob")).isInstanceOf(ProblemException.class);
    assertThat(dashboards.newest("a").orElseThrow().title()).isEqualTo("First");
  }

  @EveryDatabase
  void aDeletedNameIsFreeAgain(Storage storage) {
    // given
    Dashboards dashboards = dashboards(storage);
    dashboards.save(document("a", "First"), Dashboards.NONE, "ada");

    // when
    dashboards.delete("a", 1, "ada");

    // then
    assertThat(dashboards.list()).isEmpty();
    assertThat(dashboards.save(document("a", "Again"), Dashboards.NONE, "ada")).isEqualTo(1);
  }

  @EveryDatabase
  void onlySoManyVersionsAreKept(Storage storage) {
    // given
    Dashboards dashboards = dashboards(storage);

    // when
    for (int on = 0; on < 53; on++) {
      dashboards.save(document("a", "Version " + on), on, "ada");
    }

    // then
    assertThat(dashboards.versions("a"))
        .hasSize(50)
        .last()
        .extracting(DashboardVersion::version)
        .isEqualTo(4L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'kind':'Folder'} | kind: must be \"Dashboard\"",
        "{'kind':'Dashboard'} | metadata: must be an object",
        "{'kind':'Dashboard','metadata':{'name':'b'}} | metadata.name: must be 'a', as in the address",
        "{'kind':'Dashboard','metadata':{'name':'a'},'spec':{}} | spec.panels: must be an object",
        "{'kind':'Dashboard','metadata':{'name':'a'},'spec':{'panels':{}}} | spec.layouts: must be a list"
      })
  void whatIsNoDashboardIsToldByItsField(String body, String reason) {
    assertThatThrownBy(() -> new DashboardDocument("a", json(body))).hasMessage(reason);
  }

  @Test
  void aNameIsPartOfAnAddress() {
    assertThatThrownBy(() -> document("../x", "Title"))
        .hasMessageStartingWith("metadata.name: '../x'");
  }
}
