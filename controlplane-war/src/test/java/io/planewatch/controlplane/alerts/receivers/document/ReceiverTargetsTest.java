package io.planewatch.controlplane.alerts.receivers.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.problems.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTargetsTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "rebind.example", "127.0.0.1",
          "prometheus", "10.1.1.1",
          "hooks.example", "93.184.216.34",
          "relay", "10.1.1.2");

  private static final ReceiverTargets TARGETS =
      new ReceiverTargets(
          Set.of(Address.parse("127.0.0.1:5001")),
          Set.of(Address.parse("prometheus:9090"), Address.parse("10.1.1.9:3000")),
          ReceiverTargetsTest::lookUp);

  private static List<InetAddress> lookUp(String name) {
    try {
      return NAMES.containsKey(name) ? List.of(InetAddress.getByName(NAMES.get(name))) : List.of();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ReceiversDocument webhook(String url) {
    return ReceiversDocument.read(
        "receivers: [{name: a, webhook_configs: [{url: '" + url + "'}]}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:9090/-/quit",
        "http://127.0.0.1:9090",
        "http://localhost:9090/",
        "http://LOCALHOST./",
        "http://user@127.0.0.1/",
        "http://a.example@127.0.0.1/",
        "http://[::1]:9090/",
        "http://[::ffff:127.0.0.1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://0.0.0.0:9090/",
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://metadata.google.internal/",
        "http://100.100.100.200/",
        "http://rebind.example/",
        "http://prometheus:9090/-/quit",
        "http://10.1.1.1:9090/-/quit",
        "http://10.1.1.9:3000/",
        "http://{{ .CommonLabels.host }}/",
        "http://a.example{{ .CommonLabels.host }}/",
        "http://a.example\\\\@127.0.0.1/",
        "http://{{ printf \"127.0.0.1:9090%c-%cquit%c\" 47 47 63 }}@example.com",
        "http://user@hooks.example/{{ .CommonLabels.alertname }}",
        "http://hooks.example{{ .CommonLabels.alertname }}",
        "file:///etc/passwd",
        "gopher://a.example/"
      })
  void aReceiverDoesNotSendToTheControlPlanesSurroundings(String url) {
    assertThatThrownBy(() -> TARGETS.check(webhook(url)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 1: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://hooks.example/services/T/B/x",
        "https://hooks.example/{{ .CommonLabels.alertname }}",
        "http://unknown.example:8080/",
        "http://192.168.1.7/hook?a=b@c",
        "http://relay:9090/",
        "http://127.0.0.1:5001/"
      })
  void aReceiverSendsAnywhereElseAndWhereItIsAllowed(String url) {
    assertThatCode(() -> TARGETS.check(webhook(url))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "email_configs: [{to: a, smarthost: 'localhost:25'}]",
        "webex_configs: [{room_id: r, http_config: {proxy_url: 'http://127.0.0.1:9090'}}]",
        "webex_configs: [{room_id: r, http_config: {oauth2: {token_url:"
            + " 'http://127.0.0.1:9090'}}}]",
        "slack_configs: [{api_url: 'http://127.0.0.1:9090'}]",
        "sns_configs: [{api_url: 'http://127.0.0.1:9090'}]",
        "telegram_configs: [{api_url: 'http://127.0.0.1:9090'}]",
        "jira_configs: [{api_url: 'http://127.0.0.1:9090'}]"
      })
  void everyKindOfAddressIsLookedAt(String configs) {
    assertThatThrownBy(
            () -> TARGETS.check(ReceiversDocument.read("receivers: [{name: a, " + configs + "}]")))
        .hasMessageContaining("line 1: a receiver can't send to loopback");
  }
}
