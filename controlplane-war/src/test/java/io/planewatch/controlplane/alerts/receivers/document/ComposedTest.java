package io.planewatch.controlplane.alerts.receivers.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ComposedTest {
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

  private static final ReceiversDocument OWN =
      ReceiversDocument.read(
          """
          # What the team gets.
          receivers:
            - name: team

              webhook_configs:
                - url: http://hooks.example/hook
          routes:
          - receiver: team
            matchers: [environment="prod"]
          """);

  @Test
  void theListsStandAtTheMarksOfTheBase() {
    assertThat(Composed.of(BASE, OWN).text())
        .isEqualTo(
            """
            route:
              receiver: nobody
              routes:
                # planewatch: routes
                - receiver: team
                  matchers:
                    - 'environment="prod"'
            receivers:
              - name: nobody
              # planewatch: receivers
              - name: team
                webhook_configs:
                  - url: http://hooks.example/hook
            """);
  }

  @Test
  void whatTheEngineSaysOfALineIsToldOfTheAdministratorsLine() {
    Composed composed = Composed.of(BASE, OWN);

    assertThat(composed.inOwnLines("yaml: line 13: did not find"))
        .isEqualTo("yaml: line 6: did not find");
    assertThat(composed.inOwnLines("line 2: x")).isEqualTo("the base configuration: x");
  }

  @Test
  void nothingLeavesTheBaseAsItIs() {
    assertThat(Composed.of(BASE, ReceiversDocument.read("")).text()).isEqualTo(BASE);
  }

  @Test
  void noReceiverFollowsARedirect() {
    // given
    ReceiversDocument silent =
        ReceiversDocument.read(
            "receivers: [{name: a, webhook_configs: [{url: 'http://a.example', http_config: {}}]}]");
    ReceiversDocument wanting =
        ReceiversDocument.read(
            "receivers: [{name: a, webhook_configs: [{url: 'http://a.example', http_config: {follow_redirects: true}}]}]");

    // then
    assertThat(Redirects.refused(silent).text()).contains("follow_redirects: false");
    assertThatThrownBy(() -> Redirects.refused(wanting))
        .hasMessageContaining("line 1: `follow_redirects` can only be false");
  }
}
