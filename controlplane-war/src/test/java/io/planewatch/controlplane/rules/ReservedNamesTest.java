package io.planewatch.controlplane.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReservedNamesTest {
  private final ReservedNames names = ReservedNames.shipped();

  @Test
  void everyShippedFileIsRead() throws IOException {
    Path here = Path.of("").toAbsolutePath();
    Path root = Files.isDirectory(here.resolve("prometheus")) ? here : here.getParent();
    try (Stream<Path> files = Files.list(root.resolve("prometheus/rules"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> !name.endsWith(".test.yml"))
                  .map(name -> name.replace(".yml", "")))
          .containsExactlyInAnyOrderElementsOf(ReservedNames.RULE_FILES);
    }
  }

  @Test
  void theAlertsOfShippedRulesAreReservedInAnySpelling() {
    assertThat(names.isAlert("PlaneMaintenance")).isTrue();
    assertThat(names.isAlert("heartbeatmissing")).isTrue();
    assertThat(names.isAlert("ErrorBudgetBurn")).isTrue();
    assertThat(names.isAlert("ManyRefusals")).isFalse();
  }

  @Test
  void theLabelsThatInhibitionAndShippedRulesUseAreReserved() {
    assertThat(names.labels()).contains("objective", "http_route", "cause", "severity", "window");
    assertThat(names.isLabel("team")).isFalse();
  }
}
