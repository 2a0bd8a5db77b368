package io.planewatch.controlplane.queries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.promql.Corpus;
import io.planewatch.controlplane.promql.RecordedTree;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's own parser decides; these are the texts on which all rests. */
class SyntaxIT {
  private static final PlaneSet A = PlaneSet.of(Set.of("a"));

  private static RealPrometheus prometheus;
  private static Engine engine;
  private static Scoping scoping;

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start("# EOF\n", "", "");
    engine = prometheus.engine();
    scoping = new Scoping(new EngineParser(engine), 16 << 20);
  }

  @AfterAll
  static void stop() {
    prometheus.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(up[5m)",
        "sum by (job) (up)\n  + rate(demo_requests_total{code=\"200\"}[5m]) or nothing(up)",
        "sum( up{a=\"b\"}  ) / / 2",
        "# a comment\n\n(up"
      })
  void anErrorNamesItsPlaceInTheCallersOwnText(String query) {
    String said;
    try (EngineAnswer answer = engine.ask("query", Parameters.of("query", query));
        JsonReader reader = Json.createReader(new ByteArrayInputStream(answer.readAll()))) {
      said = reader.readObject().getString("error");
    }

    assertThat(said).containsPattern("[0-9]+:[0-9]+: ");
    assertThatThrownBy(() -> scoping.scope(query, A)).hasMessage(said);
  }

  /** With {@code -Dplanewatch.record=FILE} the recording is written instead of compared. */
  @Test
  void theRecordedTreesAreTheEngines() throws IOException {
    JsonArrayBuilder recording = Json.createArrayBuilder();
    for (String query : Corpus.QUERIES) {
      String narrowed = scoping.scope(query, A).text();
      recording.add(
          Json.createObjectBuilder()
              .add("query", query)
              .add("tree", tree(query))
              .add("narrowed", narrowed)
              .add("narrowedTree", tree(narrowed)));
    }
    String file = System.getProperty("planewatch.record");
    if (file != null) {
      String lines = recording.build().toString().replace(",{\"query\":", ",\n{\"query\":");
      Files.writeString(Path.of(file), lines + "\n");
      return;
    }

    assertThat(recording.build().getValuesAs(JsonObject.class))
        .zipSatisfy(
            RecordedTree.all(),
            (now, then) -> {
              assertThat(now.getString("query")).isEqualTo(then.query());
              assertThat(now.getJsonObject("tree")).isEqualTo(then.tree());
              assertThat(now.getString("narrowed")).isEqualTo(then.narrowed());
              assertThat(now.getJsonObject("narrowedTree")).isEqualTo(then.narrowedTree());
            });
  }

  private static JsonObject tree(String query) {
    try (EngineAnswer answer = engine.ask("parse_query", Parameters.of("query", query));
        JsonReader reader = Json.createReader(new ByteArrayInputStream(answer.readAll()))) {
      return reader.readObject().getJsonObject("data");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m{data_plane=\"b\"",
        "{a=\"1\" or b=\"2\"}",
        "m)or(m",
        "m}",
        "m[5m",
        "WITH (x = m) x",
        "m keep_metric_names",
        "m{}[5m] or up{",
        "sum(m) by (a",
        "\ufeffm",
        "{}",
        "m offset -(",
        "1[5m] smoothed",
        "foo offset -(5)x",
        "",
      })
  void whatIsNoQueryIsRefusedWithTheEnginesWords(String query) {
    assertThatThrownBy(() -> scoping.scope(query, A))
        .isInstanceOfSatisfying(ApiError.class, error -> assertThat(error.status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"info(m)", "a + fill(NaN) b", "m{a=\"\\xff\"}", "m{a=\"\\xfe\"}"})
  void whatTheTreeCantCarryIsRefusedAndNeverPassedOn(String query) {
    assertThatThrownBy(() -> scoping.scope(query, A))
        .isInstanceOfSatisfying(ApiError.class, error -> assertThat(error.status()).isEqualTo(422));
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "m+", "#\r(", "m and ", "+-", "a[", "{", "\"\"+"})
  void aHostileTextIsRefusedBeforeAnybodyParsesIt(String link) {
    Scoping unparsed =
        new Scoping(
            query -> {
              throw new AssertionError("it was parsed");
            },
            1 << 20);
    String query = link.repeat(60_000 / link.length());

    assertThatThrownBy(() -> unparsed.scope(query, A))
        .isInstanceOfSatisfying(ApiError.class, error -> assertThat(error.status()).isEqualTo(400));
  }

  @Test
  void theBoundOnOperatorsLeavesRoomForWhatPeopleWrite() {
    String wide = "m" + " + sum by (a) (rate(m{a=\"b\"}[5m]))".repeat(100);

    assertThat(scoping.scope(wide, A).text().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }

  /** A viewer's 700 characters took 4 GB of Prometheus: each call made a label twice as long. */
  @Test
  void labelsThatANestedCallMultipliesAreRefused() {
    String doubled = "label_join(%s, \"a\", \"\", \"a\", \"a\")";
    String bomb = "m";
    for (int i = 0; i < 20; i++) {
      bomb = doubled.formatted(bomb);
    }
    String query = "count(" + bomb + ")";

    for (PlaneSet planes : List.of(A, new PlaneSet.All())) {
      for (String asked : List.of(query, "-(" + query + ")", query + " + fill(NaN) m")) {
        assertThatThrownBy(() -> scoping.scope(asked, planes))
            .isInstanceOfSatisfying(
                ApiError.class, error -> assertThat(error.status()).isEqualTo(422));
      }
    }
  }

  @Test
  void theBoundOnLabelsLeavesRoomForWhatDashboardsDo() {
    String renamed = "label_replace(m, \"route\", \"$1\", \"http_route\", \"(.+)\")";
    String either = String.join(" or ", Collections.nCopies(40, renamed));
    String copied = "m";
    for (int i = 0; i < 16; i++) {
      copied = "label_replace(" + copied + ", \"l" + i + "\", \"$1\", \"job\", \"(.+)\")";
    }

    assertThat(scoping.scope(either, A).text()).isNotEmpty();
    assertThat(scoping.scope(copied, A).text()).isNotEmpty();
  }
}
