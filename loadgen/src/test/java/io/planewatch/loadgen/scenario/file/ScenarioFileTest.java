package io.planewatch.loadgen.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.planewatch.loadgen.scenario.Conduct;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.ServerUrl;
import io.planewatch.loadgen.scenario.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {

  private static final String WHOLE =
      """
      name: everything
      seed: 7
      warm-up: 5s
      timeout: 3s
      connections: 100
      threads: 2
      trust: {insecure: true}
      feeds:
        customer: [ann, bob]
        region: {values: [eu, us], order: in-turn}
      endpoints:
        - {name: list, request: 'GET /list/${customer}', weight: 3}
        - name: buy
          request: POST /buy
          headers: {Content-Type: application/json}
          body: '{"who":"${customer}"}'
          conduct: slow
      errors: {share: 2%, kinds: {abort: 1, status: 3}}
      targets:
        prod:
          url: http://127.0.0.1:1
          arrivals: poisson
          pattern:
            - ramp: {from: 0, to: 10, for: 10s}
            - steady: {rate: 10, for: 20s}
            - spike: {base: 10, peak: 20, hold: 10s}
            - steps: {from: 1, by: 1, every: 5s, count: 4}
            - sine: {mean: 5, amplitude: 2, period: 10s, for: 10s}
        qa:
          url: http://127.0.0.1:2
          pattern: {steady: {rate: 1, for: 1s}}
          errors: 0%
      thresholds: ['p99<500ms', 'prod/list:errors<1%']
      timetable:
        - {at: 3s, target: qa, request: PUT /faults/slow, body: '{}', token-variable: FAULTS}
      """;

  @Test
  void everyKeyIsRead() {
    // Given
    // When
    Scenario scenario = parse(WHOLE);

    // Then
    assertThat(scenario.name()).isEqualTo("everything");
    assertThat(scenario.seed()).isEqualTo(7);
    assertThat(scenario.warmUp()).isEqualTo(Duration.ofSeconds(5));
    assertThat(scenario.limits().timeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(scenario.limits().connections()).isEqualTo(100);
    assertThat(scenario.limits().threads()).isEqualTo(2);
    assertThat(scenario.trust().anyone()).isTrue();
    assertThat(scenario.targets().get(0).poisson()).isTrue();
    assertThat(scenario.targets().get(0).shape().durationSeconds()).isCloseTo(70, within(1e-9));
    assertThat(scenario.targets().get(0).mix().endpoints()).hasSize(4);
    assertThat(scenario.targets().get(0).mix().endpoints().get(1).conduct())
        .isEqualTo(Conduct.SLOW);
    assertThat(scenario.targets().get(1).mix().endpoints()).hasSize(2);
    assertThat(scenario.thresholds()).hasSize(2);
    assertThat(scenario.timetable().get(0).uri())
        .isEqualTo(URI.create("http://127.0.0.1:2/faults/slow"));
    assertThat(scenario.timetable().get(0).token())
        .isEqualTo(Optional.of(new TokenSource.Environment("FAULTS")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "seed: 7 | sead: 7 | line 2, sead: no such key here; there are name, seed",
        "seed: 7 | seed: often | line 2, seed: \"often\" is not a whole number",
        "timeout: 3s | timeout: soon | line 4, timeout: \"soon\" is not a duration",
        "share: 2% | share: 200% | line 18, errors.share: \"200%\" does not lie",
        "abort: 1, | explode: 1, | line 18, errors.kinds.explode: \"explode\" is no kind of error",
        "'GET /list/${customer}' | GET | line 12, endpoints[0].request: a request is a method",
        "url: http://127.0.0.1:1 | uri: x | targets.prod.uri: no such key here",
        "arrivals: poisson | arrivals: odd | targets.prod.arrivals: arrivals are even or poisson",
        "to: 10, for: 10s | to: 10 | targets.prod.pattern[0].ramp: \"for\" is missing",
        "rate: 10, | rate: -10, | targets.prod.pattern[1].steady: a rate must be zero or more",
        "p99<500ms | p99 is low | thresholds[0]: \"p99 is low\" is not a threshold",
        "target: qa | target: uat | timetable[0].target: there is no such target",
        "'{\"who\":\"${customer}\"}' | '${nobody}' | no feed gives ${nobody}",
        "prod/list | prod/nothing | names no target or endpoint",
        "name: everything | name: [ | line 3: expected",
      })
  void whatIsWrongIsSaidWithLineAndKey(String right, String wrong, String message) {
    // Given
    String yaml = WHOLE.replace(right, wrong);

    // When
    // Then
    assertThatThrownBy(() -> parse(yaml))
        .isInstanceOf(InvalidScenario.class)
        .hasMessageStartingWith("test.yaml")
        .hasMessageContaining(message);
  }

  @Test
  void keyThatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> parse(WHOLE + "seed: 8\n")).hasMessageContaining("here twice");
  }

  @Test
  void emptyFileIsRefused() {
    assertThatThrownBy(() -> parse("")).hasMessageContaining("test.yaml: the file is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo-1.yaml", "demo-2.yaml", "demo-3.yaml"})
  void demosAreScenariosForThreePlanes(String name) throws IOException {
    // Given
    Path file = Path.of("scenarios", name);

    // When
    Scenario scenario = ScenarioFile.read(file, Map.of());

    // Then
    assertThat(scenario.targets().stream().map(target -> target.server().port()).distinct())
        .containsExactlyInAnyOrder(8081, 8082, 8083);
    assertThat(scenario.durationSeconds()).isBetween(60.0, 900.0);
    assertThat(getClass().getResource("/scenarios/" + name)).isNotNull();
  }

  @Test
  void incidentRaisesProductionTo200AndLeavesTheOthersAlone() throws IOException {
    // Given
    Scenario incident = ScenarioFile.read(Path.of("scenarios/demo-2.yaml"), Map.of());

    // When
    double production =
        incident.targets().stream()
            .filter(target -> target.server().port() == 8081)
            .mapToDouble(target -> target.shape().rateAt(100))
            .sum();

    // Then
    assertThat(production).isCloseTo(200, within(1e-9));
    assertThat(incident.targets().get(0).shape().rateAt(10)).isEqualTo(10);
  }

  @Test
  void feedComesFromAColumnOfAFileBesideTheScenario(@TempDir Path folder) throws IOException {
    // Given
    Files.writeString(folder.resolve("people.csv"), "id,name\n1,\"Ann, \"\"A\"\"\"\n2,Bob\n");
    String yaml =
        """
        feeds: {who: {file: people.csv, column: name, order: in-turn}}
        endpoints: [{request: 'GET /${who}'}]
        targets: {x: {url: 'http://x', pattern: {steady: {rate: 1, for: 1s}}}}
        """;

    // When
    Scenario scenario = ScenarioFile.parse("test.yaml", yaml, folder, Map.of());

    // Then
    assertThat(scenario.feeds().value("who", 0)).isEqualTo("Ann, \"A\"");
    assertThat(scenario.feeds().value("who", 1)).isEqualTo("Bob");
  }

  @Test
  void addressFromOutsideReplacesTheFilesOwn() {
    // Given
    Map<String, ServerUrl> elsewhere = Map.of("qa", ServerUrl.parse("http://10.0.0.9:80"));

    // When
    Scenario scenario = ScenarioFile.parse("test.yaml", WHOLE, Path.of(""), elsewhere);

    // Then
    assertThat(scenario.targets().get(1).server()).isEqualTo(elsewhere.get("qa"));
  }

  private static Scenario parse(String yaml) {
    return ScenarioFile.parse("test.yaml", yaml, Path.of(""), Map.of());
  }
}
