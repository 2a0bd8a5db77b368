package io.planewatch.controlplane.alerts.receivers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiversTextTest {
  private static final String BASE =
      """
      route:
        receiver: nobody
        routes:
          # planewatch: routes
      receivers:
        - name: nobody
        # planewatch: receivers
      """;

  private static final String OWN =
      """
      receivers:
        - name: team
          webhook_configs:
            - url: http://127.0.0.1:1/hook
      routes:
      - receiver: team
        matchers: [environment="prod"]
      """;

  @Test
  void itsListsStandAtTheMarksOfTheBase() {
    assertThat(ReceiversText.read(OWN).within(BASE).text())
        .isEqualTo(
            """
            route:
              receiver: nobody
              routes:
                # planewatch: routes
                - receiver: team
                  matchers: [environment="prod"]

            receivers:
              - name: nobody
              # planewatch: receivers
              - name: team
                webhook_configs:
                  - url: http://127.0.0.1:1/hook
            """);
  }

  @Test
  void whatTheEngineSaysOfALineIsToldOfTheAdministratorsLine() {
    ReceiversText.Composed composed = ReceiversText.read(OWN).within(BASE);

    assertThat(composed.inOwnLines("yaml: line 12: did not find"))
        .isEqualTo("yaml: line 3: did not find");
    assertThat(composed.inOwnLines("line 2: x")).isEqualTo("the base configuration: x");
  }

  @Test
  void nothingLeavesTheBaseAsItIs() {
    assertThat(ReceiversText.read("").within(BASE).text()).isEqualTo(BASE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "global: {} | line 1: 'global' is neither routes nor receivers",
        "receivers: [] | line 1: receivers must be a list with each item on a line of its own",
        "routes: {a: b | line 1: no YAML",
        "just a text | line 1: a map with the keys"
      })
  void whatItCanNotBeIsRefusedWithItsLine(String text, String message) {
    assertThatThrownBy(() -> ReceiversText.read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aSecretInTheTextIsRefused() {
    String text = "receivers:\n- name: a\n  slack_configs:\n  - api_url: https://hooks.example/x\n";

    assertThatThrownBy(() -> ReceiversText.read(text))
        .hasMessageContaining("line 4: a secret stands in a file; use api_url_file");
  }
}
