package io.planewatch.controlplane.rules.fleet;

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

/** Every field that an author of a fleet rule writes, with texts that Prometheus would run. */
class FleetRuleFieldsIT {
  private static final SettableClock CLOCK = new SettableClock();
  private static final PlaneDirectory DIRECTORY = new PlaneDirectory();
  private static RealPrometheus prometheus;
  private static Storage storage;
  private static FleetFile file;

  /** By field, how a text gets into it; a field without a row fails {@link #noFieldIsMissing}. */
  private static final Map<String, Function<String, JsonValue>> FIELDS = new TreeMap<>();

  static {
    for (String text :
        List.of("alert", "comparison", "for", "severity", "unit", "summary", "description")) {
      FIELDS.put(text, Json::createValue);
    }
    FIELDS.put(
        "expr",
        text ->
            Json.createValue("label_replace(up,\"x\"," + Json.createValue(text) + ",\"\",\"\")"));
    FIELDS.put("threshold", Json::createValue);
    FIELDS.put("thresholds", text -> JSON.createObjectBuilder().add(text, 1).build());
    FIELDS.put("labels", text -> JSON.createObjectBuilder().add("team", text).build());
    for (String names : List.of("planes", "environments", "linesOfBusiness")) {
      FIELDS.put(
          names, text -> JSON.createArrayBuilder().add("prod").add("retail").add(text).build());
    }
  }

  @BeforeAll
  static void start() {
    prometheus = RealPrometheus.start("a 1 1795132800\n# EOF\n", "", "groups: []");
    storage = Storage.h2();
    PlaneRows.add(storage.open(CLOCK, DIRECTORY), CLOCK.instant(), "prod", "qa");
    file = new FleetFile(new Scoping(new EngineParser(prometheus.engine()), 1 << 20), DIRECTORY);
  }

  @AfterAll
  static void stop() {
    storage.close();
    prometheus.close();
  }

  @Test
  void noFieldIsMissing() {
    assertThat(FIELDS.keySet()).containsExactlyInAnyOrderElementsOf(FleetRuleText.FIELDS);
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
            .add("alert", "Queue")
            .add("expr", "queue_length")
            .add("threshold", 1)
            .add(field, FIELDS.get(field).apply(hostile))
            .build();
    try {
      FleetRule rule = FleetRuleText.read(written);
      String text = file.text("id", rule, file.instances(rule, plane -> true, Set.of()), 10);
      assertThat(text).isNotEmpty();
      HostileTexts.assertRunsNothing(text);
    } catch (ProblemException refused) {
      assertThat(refused.getMessage()).startsWith(field);
    }
  }
}
