package io.planewatch.controlplane.alerts.receivers.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiversDocumentTest {
  @Test
  void aReceiverThatIsCommentedOutStaysOut() {
    // given
    String text =
        """
        receivers:
            - name: new
          # - name: old
          #   webhook_configs: [{url_file: /x}]
        """;

    // when
    String written = ReceiversDocument.read(text).text();

    // then
    assertThat(written).isEqualTo("receivers:\n  - name: new\n");
  }

  /** YAML ends a line at none of them, and so must whoever reads the text line by line. */
  @ParameterizedTest
  @ValueSource(strings = {"\u2028", "\u2029", "\u0085", "\u000b", "\f"})
  void anUnusualLineBreakInACommentCarriesNothing(String lineBreak) {
    // given
    String text =
        "receivers:\n- name: x # y"
            + lineBreak
            + "  webhook_configs: [{url: 'https://a.example/'}]";

    // then
    assertThat(written(text)).doesNotContain("webhook_configs");
  }

  private static String written(String text) {
    try {
      return ReceiversDocument.read(text).text();
    } catch (ProblemException refused) {
      return "";
    }
  }

  @Test
  void isWrittenSoThatItIsReadAsTheSame() {
    // given
    String text =
        """
        receivers:
          - name: 'it''s'
            email_configs:
              - to: "two\\nlines \\u2028 \\U0001F600"
                headers: {Subject: 'yes', "off": a, "": b}
                require_tls: no
                tls_config: {}
            telegram_configs:
              - chat_id: -100123
                bot_token: "0123"
                message: 'x: {{ .Status | toUpper }} # y'
        routes:
          - matchers: [environment="prod", 'a=~"b|c"']
            group_by: ['...']
            group_wait: 30s
            continue: true
            routes: []
        """;

    // when
    String written = ReceiversDocument.read(text).text();

    // then
    assertThat(ReceiversDocument.read(written).text()).isEqualTo(written);
    assertThat(written)
        .contains(
            "to: \"two\\nlines \\u2028 😀\"",
            "'off': a",
            "Subject: 'yes'",
            "require_tls: no",
            "chat_id: -100123",
            "bot_token: '0123'",
            "tls_config: {}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "global: {} | line 1: `global` is neither routes nor receivers",
        "receivers: {} | line 1: `receivers` must be a list",
        "routes: {a: b | line 1: ",
        "just a text | line 1: a map with the keys",
        "receivers: [{name: a, pager: []}] | line 1: `pager` is not a key that Alertmanager has here",
        "receivers: [{name: a, name: b}] | line 1: the key `name` stands here twice",
        "receivers: [{<<: {name: a}}] | merge keys are not allowed",
        "receivers: [{name: !!binary aGk=}] | the tag tag:yaml.org,2002:binary is not allowed"
      })
  void whatItCanNotBeIsRefusedWithItsLine(String text, String message) {
    assertThatThrownBy(() -> ReceiversDocument.read(text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatIsNoSecretMayBeWrittenForEveryKindOfReceiver() {
    // given
    String text =
        """
        receivers:
          - name: all
            opsgenie_configs: [{api_key_file: x, api_url: 'https://api.eu.opsgenie.com/'}]
            victorops_configs: [{api_key_file: x, routing_key: team}]
            sns_configs: [{api_url: 'https://sns.eu-central-1.amazonaws.com', topic_arn: a, sigv4: {region: eu}}]
            telegram_configs: [{api_url: 'https://api.telegram.org', chat_id: 1, bot_token_file: x}]
            webex_configs: [{api_url: 'https://webexapis.com/v1/messages', room_id: r}]
            jira_configs: [{api_url: 'https://jira.example/rest/api/2', project: P, fields: {any: {thing: 1}}}]
        """;

    // when
    String shown = KeptSecrets.masked(ReceiversDocument.read(text)).text();

    // then
    assertThat(shown)
        .doesNotContain("<secret>")
        .contains("https://api.eu.opsgenie.com/", "routing_key: team", "thing: 1");
  }
}
