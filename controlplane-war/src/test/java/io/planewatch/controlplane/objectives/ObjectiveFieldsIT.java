package io.planewatch.controlplane.objectives;

import static io.planewatch.controlplane.json.Documents.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.queries.EngineParser;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.rules.HostileTexts;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every field that an author of an objective writes, with texts that Prometheus would run. */
class ObjectiveFieldsIT {
  private static final SettableClock CLOCK = new SettableClock();
  private static final PlaneDirectory DIRECTORY = new PlaneDirectory();
  private static RealPrometheus prometheus;
  private static Storage storage;
  private static ObjectiveFile file;

  /** By field, how a text gets into it; a field without a row fails {@link #noFieldIsMissing}. */
  private static final Map<String, Function<String, JsonValue>> FIELDS = new TreeMap<>();

  static {
    for (String text : List.of("name", "description", "service", "counts")) {
      FIELDS.put(text, Json::createValue);
    }
    for (String selector : List.of("events", "total")) {
      FIELDS.put(selector, text -> Json.createValue("up{x=" + Json.createValue(text) + "}"));
    }
    FIELDS.put("target", Json::createValue);
    FIELDS.put("windowDays", Json::createValue);
    FIELDS.put("targets", text -> JSON.createObjectBuilder().add(text, 0.5).build());
    for (String names : List.of("planes", "environments", "linesOfBusiness")) {
      FIELDS.put(names, text -> JSON.createArrayBuilder().add("prod").add(text).build());
    }
  }

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start("a 1 1795132800\n# EOF\n", "", "groups: []");
    storage = Storage.h2();
    PlaneRows.add(storage.open(CLOCK, DIRECTORY), CLOCK.instant(), "prod", "qa");
    file =
        new ObjectiveFile(new Scoping(new EngineParser(prometheus.engine()), 1 << 20), DIRECTORY);
  }

  @AfterAll
  static void stop() {
    storage.close();
    prometheus.close();
  }

  @Test
  void noFieldIsMissing() {
    assertThat(FIELDS.keySet()).containsExactlyInAnyOrderElementsOf(ObjectiveText.FIELDS);
  }

  @TestFactory
  List<DynamicTest> anEngineRunsNothingOfAText() {
    return FIELDS.keySet().stream()
        .flatMap(
            field ->
                HostileTexts.ALL.stream()
                    .map(
                        text ->
                            DynamicTest.dynamicTest(
                                field + ": " + text, () -> assertHarmless(field, text))))
        .toList();
  }

  private static void assertHarmless(String field, String hostile) {
    JsonObject written =
        JSON.createObjectBuilder()
            .add("name", "orders")
            .add("events", "bad_total")
            .add("total", "all_total")
            .add(field, FIELDS.get(field).apply(hostile))
            .build();
    try {
      String text = file.text(ObjectiveText.read(written), Set.of("prod"));
      HostileTexts.assertRunsNothing(text);
    } catch (ProblemException refused) {
      assertThat(refused.getMessage()).matches("(?s)(" + field + "|A field is of another type).*");
    }
  }
}
