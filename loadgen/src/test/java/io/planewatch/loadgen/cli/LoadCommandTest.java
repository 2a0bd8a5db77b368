package io.planewatch.loadgen.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.loadgen.scenario.Mix;
import io.planewatch.loadgen.scenario.ServerUrl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LoadCommandTest {

  private static final int SCREEN_LINES = 40;
  private static final int SCREEN_COLUMNS = 80;

  @ParameterizedTest
  @ValueSource(strings = {"", "steady", "spike", "ramp", "run", "demo"})
  void helpFitsOneScreen(String command) {
    // Given
    CommandLine root = new CommandLine(new LoadCommand());
    CommandLine asked = command.isEmpty() ? root : root.getSubcommands().get(command);

    // When
    List<String> lines = asked.getUsageMessage(CommandLine.Help.Ansi.OFF).lines().toList();

    // Then
    assertThat(lines).hasSizeLessThanOrEqualTo(SCREEN_LINES);
    assertThat(lines).allMatch(line -> line.length() <= SCREEN_COLUMNS);
  }

  @Test
  void ratesAreForAllOrByName() {
    // Given
    Map<String, ServerUrl> bases =
        TargetTexts.bases(List.of("prod=http://a:1", "qa=http://b:2", "http://c:3/"));

    // When
    Map<String, Double> usual = TargetTexts.rates(List.of(), bases);
    Map<String, Double> asked = TargetTexts.rates(List.of("20", "qa=0.5"), bases);

    // Then
    assertThat(usual).isEqualTo(Map.of("prod", 10.0, "qa", 5.0, "c-3", 5.0));
    assertThat(asked).isEqualTo(Map.of("prod", 20.0, "qa", 0.5, "c-3", 20.0));
    assertThatThrownBy(() -> TargetTexts.rates(List.of("uat=1"), bases))
        .hasMessage("no target has the name uat; there are prod, qa, c-3");
    assertThatThrownBy(() -> TargetTexts.rates(List.of("fast"), bases))
        .hasMessageContaining("is not a rate");
  }

  @Test
  void endpointsHaveWeightMethodPathAndBody() {
    // Given
    // When
    Mix mix = EndpointText.mix(List.of("3 GET /a", "1 POST /b {\"x\": 1}"));

    // Then
    assertThat(mix.share(0)).isEqualTo(0.75);
    assertThat(mix.endpoints().get(1).body()).isEqualTo("{\"x\": 1}");
    assertThat(mix.endpoints().get(1).headers()).containsEntry("Content-Type", "application/json");
    assertThatThrownBy(() -> EndpointText.mix(List.of("GET /a")))
        .hasMessageContaining("is not an endpoint");
  }
}
