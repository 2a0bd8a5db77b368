package io.planewatch.controlplane.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OidcConfigTest {
  private final Map<String, String> settings = new HashMap<>();
  @TempDir private Path folder;

  @BeforeEach
  void fill() throws IOException {
    Files.writeString(folder.resolve("secret"), "test-only-client-secret-0123456789");
    settings.put("issuer", "https://login.example/realm");
    settings.put("client-id", "planewatch");
    settings.put("client-secret-file", folder.resolve("secret").toString());
    settings.put("redirect-uri", "https://watch.example/api/planewatch/oidc/callback");
    settings.put("mapping", "sre=admin all");
  }

  private Optional<OidcConfig> read() {
    return OidcConfig.from(
        new Settings(
            OidcConfig.PREFIX,
            key ->
                Optional.ofNullable(settings.get(key.substring(OidcConfig.PREFIX.length() + 1)))));
  }

  @Test
  void whatWorksIsTaken() {
    assertThat(read()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "issuer, login.example",
    "issuer, ftp://login.example",
    "issuer, https://login.example?x=1",
    "redirect-uri, /api/planewatch/oidc/callback",
    "redirect-uri, https://watch.example/elsewhere",
    "algorithm, none",
    "algorithm, HS256",
    "algorithm, RS2566",
    "mapping, ;",
    "scopes, profile",
    "clock-skew, PT11M",
    "clock-skew, -PT1S",
    "timeout, PT0S",
    "client-authentication, client_secret_jwt",
    "client-secret-file, /nowhere/secret"
  })
  void whatCannotWorkStopsTheStartWithItsKey(String name, String value) {
    settings.put(name, value);

    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("planewatch.oidc." + name);
  }

  @Test
  void aKeyIsNeededForAnAssertionAndMustBeReadable() throws IOException {
    settings.put("client-authentication", "private_key_jwt");
    assertThatThrownBy(this::read).hasMessageContaining("planewatch.oidc.private-key-file");

    Path file = Files.writeString(folder.resolve("key"), "-----BEGIN PRIVATE KEY-----\nAAAA\n");
    settings.put("private-key-file", file.toString());
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("PKCS#8")
        .hasMessageNotContaining("AAAA");
  }
}
