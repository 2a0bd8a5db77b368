package io.planewatch.controlplane.rules;

import static io.planewatch.controlplane.json.Documents.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.engine.RealPrometheus;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneRows;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.queries.EngineParser;
import io.planewatch.controlplane.queries.Scoping;
import io.planewatch.controlplane.state.Storage;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every field that an author of a document writes, with texts that Prometheus would run. The planes
 * prod and qa are there.
 */
public abstract class AuthorFieldsCase {
  private static RealPrometheus prometheus;
  private static Storage storage;
  private static PlaneDirectory directory;
  private static Scoping scoping;

  private final JsonObject valid;
  private final List<String> declared;
  private final Map<String, Function<String, JsonValue>> fields;

  /**
   * @param valid a document that is accepted
   * @param declared the fields that there are
   * @param fields by field, how a text gets into it; a field without a row fails {@link
   *     #noFieldIsMissing}
   */
  protected AuthorFieldsCase(
      JsonObject valid, List<String> declared, Map<String, Function<String, JsonValue>> fields) {
    this.valid = valid;
    this.declared = declared;
    this.fields = Map.copyOf(fields);
  }

  /**
   * @throws ProblemException when a field is refused
   */
  protected abstract String ruleFile(JsonObject written);

  /** A regular expression that the reason for refusing this field must match. */
  protected String refusal(String field) {
    return field + ".*";
  }

  protected static PlaneDirectory directory() {
    return directory;
  }

  protected static Scoping scoping() {
    return scoping;
  }

  @BeforeAll
  static void start() {
    SettableClock clock = new SettableClock();
    prometheus = RealPrometheus.start("a 1 1795132800\n# EOF\n", "", "groups: []");
    storage = Storage.h2();
    directory = new PlaneDirectory();
    PlaneRows.add(storage.open(clock, directory), clock.instant(), "prod", "qa");
    scoping = new Scoping(new EngineParser(prometheus.engine()), 1 << 20);
  }

  @AfterAll
  static void stop() {
    storage.close();
    prometheus.close();
  }

  @Test
  void noFieldIsMissing() {
    assertThat(fields.keySet()).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void theDocumentWithoutAHostileTextIsAccepted() {
    assertThat(ruleFile(valid)).isNotEmpty();
  }

  @TestFactory
  List<DynamicTest> anEngineRunsNothingOfAText() {
    return fields.keySet().stream()
        .sorted()
        .flatMap(
            field ->
                HostileTexts.ALL.stream()
                    .map(
                        text ->
                            DynamicTest.dynamicTest(
                                field + ": " + text, () -> assertHarmless(field, text))))
        .toList();
  }

  private void assertHarmless(String field, String hostile) {
    JsonObject written =
        JSON.createObjectBuilder(valid).add(field, fields.get(field).apply(hostile)).build();
    try {
      String text = ruleFile(written);
      assertThat(text).isNotEmpty();
      HostileTexts.assertRunsNothing(text);
    } catch (ProblemException refused) {
      assertThat(refused.getMessage()).matches("(?s)" + refusal(field));
    }
  }
}
