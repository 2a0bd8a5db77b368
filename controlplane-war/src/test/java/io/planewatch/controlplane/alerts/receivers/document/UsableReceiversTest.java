package io.planewatch.controlplane.alerts.receivers.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class UsableReceiversTest {
  private static ReceiversDocument rules(ReceiversDocument document) {
    return Redirects.refused(new ReceiverFiles(Path.of("/etc/receivers")).resolved(document));
  }

  private static UsableReceivers of(String text) {
    return UsableReceivers.of(text, UsableReceiversTest::rules);
  }

  @Test
  void aDocumentThatPassesAllChecksIsUsedWhole() {
    String text =
        """
        receivers:
          - name: 'team'
            webhook_configs:
              - url: 'https://hooks.example/a'
        routes:
          - receiver: 'team'
        """;

    UsableReceivers usable = of(text);

    assertThat(usable.skipped()).isEmpty();
    assertThat(usable.document().text()).contains("https://hooks.example/a").contains("routes");
  }

  @Test
  void aReceiverThatANewerCheckRefusesIsLeftOutWithItsRoutesAndTheOthersStay() {
    // given
    String text =
        """
        receivers:
          - name: old-key
            webhook_configs:
              - url: https://hooks.example/old
                renamed_since: 1
          - name: other-file
            slack_configs:
              - api_url_file: /run/secrets/operator.token
          - name: follows
            webhook_configs:
              - url: https://hooks.example/follows
                http_config: {follow_redirects: true}
          - name: team
            webhook_configs:
              - url: https://hooks.example/team
        routes:
          - receiver: old-key
          - receiver: team
            routes:
              - receiver: follows
              - receiver: team
                continue: true
        """;

    // when
    UsableReceivers usable = of(text);

    // then
    assertThat(usable.document().text())
        .contains("https://hooks.example/team", "continue")
        .doesNotContain("old", "other-file", "follows");
    assertThat(usable.skipped())
        .satisfiesExactly(
            one ->
                assertThat(one)
                    .startsWith("Receiver 'old-key' is left out: line 5: `renamed_since`"),
            two -> assertThat(two).startsWith("Receiver 'other-file' is left out: line 8:"),
            three -> assertThat(three).startsWith("Receiver 'follows' is left out: line 12:"),
            four -> assertThat(four).startsWith("A route to 'old-key' is left out"),
            five -> assertThat(five).startsWith("A route to 'follows' is left out"));
  }

  @Test
  void aRouteThatCanNotBeReadIsLeftOutAlone() {
    UsableReceivers usable =
        of("receivers: [{name: a}]\nroutes: [{receiver: a, unheard: 1}, {receiver: a}]\n");

    assertThat(usable.document().routes().values()).hasSize(1);
    assertThat(usable.skipped()).singleElement().asString().startsWith("A route to 'a'");
  }

  @Test
  void ofWhatIsNotYamlNothingIsUsedAndTheReasonIsTold() {
    UsableReceivers usable = of("receivers: [");

    assertThat(usable.document().text()).isEmpty();
    assertThat(usable.skipped())
        .singleElement()
        .asString()
        .startsWith("The stored receivers can't be read: ");
  }
}
