package io.planewatch.controlplane.alerts.receivers.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import org.junit.jupiter.api.Test;

class KeptSecretsTest {
  /** Each secret of each kind of receiver, and each in http_config, holds the word HIDDEN. */
  private static final String EVERY_SECRET =
      """
      receivers:
        - name: all
          discord_configs: [{webhook_url: 'https://discord.com/api/webhooks/1/HIDDEN'}]
          email_configs: [{to: a@b.example, auth_password: HIDDEN, auth_secret: HIDDEN, tls_config: {key: HIDDEN}}]
          incidentio_configs: [{url: 'https://a.example', alert_source_token: HIDDEN}]
          mattermost_configs: [{webhook_url: 'https://a.example/HIDDEN'}]
          msteams_configs: [{webhook_url: 'https://a.example/HIDDEN'}]
          msteamsv2_configs: [{webhook_url: 'https://a.example/HIDDEN'}]
          opsgenie_configs: [{api_key: HIDDEN}]
          pagerduty_configs: [{routing_key: HIDDEN}, {service_key: HIDDEN}]
          pushover_configs: [{user_key: HIDDEN, token: HIDDEN}]
          rocketchat_configs: [{token: HIDDEN, token_id: HIDDEN}]
          slack_configs: [{api_url: 'https://a.example/HIDDEN'}, {app_token: HIDDEN}]
          sns_configs: [{sigv4: {access_key: a, secret_key: HIDDEN}}]
          telegram_configs: [{bot_token: HIDDEN, chat_id: 1}]
          victorops_configs: [{api_key: HIDDEN, routing_key: team}]
          webex_configs: [{room_id: r, http_config: {authorization: {credentials: HIDDEN}}}]
          wechat_configs: [{api_secret: HIDDEN}]
          webhook_configs:
            - url: 'https://a.example/HIDDEN'
              http_config:
                basic_auth: {username: u, password: HIDDEN}
                oauth2:
                  client_id: c
                  client_secret: HIDDEN
                  token_url: 'https://t.example'
                  proxy_url: 'http://u:HIDDEN@p.example:3128'
                proxy_url: 'http://u:HIDDEN@p.example:3128'
                proxy_connect_header: {X: [HIDDEN, HIDDEN]}
                http_headers: {X: {secrets: [HIDDEN]}}
                tls_config: {key: HIDDEN}
            - url: 'https://b.example/HIDDEN'
              http_config: {bearer_token: HIDDEN}
      """;

  private static ReceiversDocument read(String text) {
    return ReceiversDocument.read(text);
  }

  @Test
  void noSecretOfAnyKindOfReceiverIsShown() {
    String shown = KeptSecrets.masked(read(EVERY_SECRET)).text();

    assertThat(shown).doesNotContain("HIDDEN").contains("api_url: '<secret>'", "routing_key: team");
  }

  @Test
  void whatWasShownKeepsEverySecretWhenItIsSent() {
    // given
    ReceiversDocument stored = read(EVERY_SECRET);
    String shown = KeptSecrets.masked(stored).text();

    // when
    String kept = KeptSecrets.completed(read(shown), stored).text();

    // then
    assertThat(kept)
        .doesNotContain("<secret>")
        .containsOnlyOnce("https://discord.com/api/webhooks/1/HIDDEN");
    assertThat(count(kept)).isEqualTo(count(stored.text()));
  }

  private static int count(String text) {
    return text.split("HIDDEN", -1).length;
  }

  @Test
  void aSecretIsNotSentToAnotherAddress() {
    // given
    ReceiversDocument stored =
        read(
            """
            receivers:
              - name: a
                incidentio_configs: [{url: 'https://a.example', alert_source_token: HIDDEN}]
            """);
    String moved =
        """
        receivers:
          - name: a
            incidentio_configs: [{url: 'https://thief.example', alert_source_token: <secret>}]
        """;
    String proxied =
        """
        receivers:
          - name: a
            incidentio_configs:
              - url: 'https://a.example'
                alert_source_token: <secret>
                http_config: {proxy_url: 'http://thief.example'}
        """;

    // then
    assertThatThrownBy(() -> KeptSecrets.completed(read(moved), stored))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 3: an address changed here");
    assertThatThrownBy(() -> KeptSecrets.completed(read(proxied), stored))
        .hasMessageContaining("line 4: an address changed here");
  }

  private static final ReceiversDocument TWO_CHANNELS =
      ReceiversDocument.read(
          """
          receivers:
            - name: a
              slack_configs:
                - {channel: one, api_url: 'https://a.example/1'}
                - {channel: two, api_url: 'https://a.example/2'}
          """);

  @Test
  void anEntryKeepsItsOwnSecretWhenThoseBeforeItGo() {
    // when
    String kept =
        KeptSecrets.completed(
                read("receivers: [{name: a, slack_configs: [{channel: two, api_url: <secret>}]}]"),
                TWO_CHANNELS)
            .text();

    // then
    assertThat(kept).contains("https://a.example/2").doesNotContain("https://a.example/1");
  }

  @Test
  void anEntryThatChangedInItsPlaceKeepsItsSecret() {
    // given
    String renamed =
        """
        receivers:
          - name: a
            slack_configs:
              - {channel: one, api_url: <secret>}
              - {channel: three, api_url: <secret>}
        """;

    // then
    assertThat(KeptSecrets.completed(read(renamed), TWO_CHANNELS).text())
        .contains("channel: three\n        api_url: 'https://a.example/2'");
  }

  @Test
  void anEntryThatMayBeEitherOfTwoHasToBeGivenItsSecret() {
    String text = "receivers: [{name: a, slack_configs: [{channel: three, api_url: <secret>}]}]";

    assertThatThrownBy(() -> KeptSecrets.completed(read(text), TWO_CHANNELS))
        .hasMessageContaining("line 1: no secret is stored here that <secret> could keep");
  }

  @Test
  void aNewReceiverHasNoSecretToKeep() {
    String text = "receivers: [{name: b, pagerduty_configs: [{routing_key: <secret>}]}]";

    assertThatThrownBy(() -> KeptSecrets.completed(read(text), TWO_CHANNELS))
        .hasMessageContaining("line 1: no secret is stored here that <secret> could keep");
  }
}
