package io.planewatch.controlplane.alerts.receivers.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.problems.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverFilesTest {
  private static final ReceiverFiles FILES = new ReceiverFiles(Path.of("/var/receivers"));

  private static ReceiversDocument webhook(String httpConfig) {
    return ReceiversDocument.read(
        "receivers: [{name: a, webhook_configs: [{url: 'https://a.example', http_config: "
            + httpConfig
            + "}]}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{authorization: {credentials_file: /etc/passwd}}",
        "{authorization: {credentials_file: ../secrets/operator.token}}",
        "{authorization: {credentials_file: /var/receivers/../x}}",
        "{authorization: {credentials_file: /var/receivers-of-others/x}}",
        "{basic_auth: {username_file: /x, password: a}}",
        "{basic_auth: {username: a, password_file: /x}}",
        "{bearer_token_file: /x}",
        "{oauth2: {client_id: a, client_secret_file: /x}}",
        "{oauth2: {client_id: a, tls_config: {ca_file: /x}}}",
        "{tls_config: {ca_file: /x}}",
        "{tls_config: {cert_file: /x, key: a}}",
        "{tls_config: {cert: a, key_file: /x}}",
        "{http_headers: {X: {files: [ok, /x]}}}"
      })
  void aReceiverReadsNoFileOutsideItsFolder(String httpConfig) {
    assertThatThrownBy(() -> FILES.resolved(webhook(httpConfig)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 1: a receiver reads files below /var/receivers only");
  }

  /** Such as {@code webhook_configs url_file}, of each kind of receiver that Alertmanager has. */
  static List<String> keysThatNameAFile() throws IOException {
    List<String> lines;
    try (InputStream file = ReceiverFiles.class.getResourceAsStream("receiver-keys.txt")) {
      lines = new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    List<String> keys = new ArrayList<>();
    for (String line : lines) {
      String[] kind = line.split(" ", -1);
      if (kind[0].equals("Receiver") && kind[1].endsWith("_configs")) {
        lines.stream()
            .map(other -> other.split(" ", -1))
            .filter(other -> other[0].equals(kind[2].replaceAll(".*_", "")))
            .filter(other -> other[2].equals("file"))
            .forEach(other -> keys.add(kind[1] + " " + other[1]));
      }
    }
    return keys;
  }

  @ParameterizedTest
  @MethodSource("keysThatNameAFile")
  void noKindOfReceiverReadsAFileOutsideItsFolder(String key) {
    String entry = "[{" + key.replaceAll(".* ", "") + ": /etc/hostname}]";
    ReceiversDocument document =
        ReceiversDocument.read(
            "receivers: [{name: a, " + key.replaceAll(" .*", "") + ": " + entry + "}]");

    assertThatThrownBy(() -> FILES.resolved(document))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 1: a receiver reads files below /var/receivers only");
  }

  @Test
  void theKindsOfReceiversAreFound() throws IOException {
    assertThat(keysThatNameAFile())
        .hasSizeGreaterThan(15)
        .contains("webhook_configs url_file", "slack_configs api_url_file");
  }

  @Test
  void aPathIsTakenFromTheFolder() {
    String written =
        FILES
            .resolved(
                webhook(
                    "{authorization: {credentials_file: slack/token}, tls_config: {ca_file: /var/receivers/ca}}"))
            .text();

    assertThat(written).contains("'/var/receivers/slack/token'", "'/var/receivers/ca'");
  }
}
