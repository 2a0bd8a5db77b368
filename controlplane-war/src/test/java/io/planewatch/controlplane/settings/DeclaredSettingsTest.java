package io.planewatch.controlplane.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.EmbeddingConfig;
import io.planewatch.controlplane.access.audit.AuditConfig;
import io.planewatch.controlplane.access.oidc.OidcConfig;
import io.planewatch.controlplane.access.tls.TlsConfig;
import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.alerts.receivers.ReceiversConfig;
import io.planewatch.controlplane.alerts.silences.SilencesConfig;
import io.planewatch.controlplane.annotations.AnnotationsConfig;
import io.planewatch.controlplane.cardinality.CardinalityConfig;
import io.planewatch.controlplane.dashboards.DashboardsConfig;
import io.planewatch.controlplane.planes.PlanesConfig;
import io.planewatch.controlplane.planes.addresses.AddressesConfig;
import io.planewatch.controlplane.queries.QueriesConfig;
import io.planewatch.controlplane.rules.RulesConfig;
import io.planewatch.controlplane.state.StateConfig;
import io.planewatch.controlplane.web.BasePath;
import io.planewatch.controlplane.web.Branding;
import io.planewatch.controlplane.web.Links;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What microprofile-config.properties declares, and what the code reads, are the same. */
class DeclaredSettingsTest {
  private static final String FILE = "/META-INF/microprofile-config.properties";
  private static final Pattern DECLARED =
      Pattern.compile("^(?:# )?(planewatch\\.[a-z.-]+)=", Pattern.MULTILINE);

  private static final Map<String, Function<Settings, Object>> READERS =
      Map.ofEntries(
          entry(StateConfig.PREFIX, StateConfig::from),
          entry(PlanesConfig.PREFIX, PlanesConfig::from),
          entry(AddressesConfig.PREFIX, AddressesConfig::from),
          entry(AccessConfig.PREFIX, AccessConfig::from),
          entry(TlsConfig.PREFIX, TlsConfig::from),
          entry(EmbeddingConfig.PREFIX, EmbeddingConfig::from),
          entry(OidcConfig.PREFIX, OidcConfig::from),
          entry(Branding.PREFIX, Branding::from),
          entry(BasePath.PREFIX, BasePath::from),
          entry(Links.PREFIX, Links::from),
          entry(QueriesConfig.PREFIX, QueriesConfig::from),
          entry(AlertsConfig.PREFIX, AlertsConfig::from),
          entry(SilencesConfig.PREFIX, SilencesConfig::from),
          entry(
              ReceiversConfig.PREFIX,
              settings -> ReceiversConfig.from(settings, Optional.of(Path.of("/state")))),
          entry(AnnotationsConfig.PREFIX, AnnotationsConfig::from),
          entry(AuditConfig.PREFIX, AuditConfig::from),
          entry(RulesConfig.PREFIX, RulesConfig::from),
          entry(DashboardsConfig.PREFIX, DashboardsConfig::from),
          entry(CardinalityConfig.PREFIX, CardinalityConfig::from));

  /** The server makes the data source of them. */
  private static final Set<String> READ_BY_THE_SERVER =
      Set.of("planewatch.state.driver", "planewatch.state.user", "planewatch.state.password");

  private static final Set<String> DEFAULT_IN_THE_FILE_ALONE =
      Set.of(
          "planewatch.state.url",
          "planewatch.planes.label-names",
          "planewatch.planes.reserved-addresses");

  /** What other keys are read for. */
  private static final Map<String, String> SWITCHED_ON =
      Map.of(
          "planewatch.tls.keystore", "keystore",
          "planewatch.tls.password-file", "password",
          "planewatch.oidc.issuer", "https://id.example",
          "planewatch.oidc.client-id", "planewatch",
          "planewatch.oidc.client-secret-file", "src/test/resources/secrets/operator.token",
          "planewatch.oidc.redirect-uri", "https://shop.example/api/planewatch/oidc/callback",
          "planewatch.oidc.mapping", "sre=admin all");

  static Set<String> prefixes() {
    return new TreeSet<>(READERS.keySet());
  }

  @ParameterizedTest
  @MethodSource("prefixes")
  void theDefaultsInTheFileAreThoseOfTheCode(String prefix) throws IOException {
    Properties declared = defaults();
    Properties fewer = defaults();
    fewer.keySet().retainAll(DEFAULT_IN_THE_FILE_ALONE);

    assertThat(read(prefix, declared::getProperty)).isEqualTo(read(prefix, fewer::getProperty));
  }

  @Test
  void eachDeclaredKeyIsReadAndEachKeyThatIsReadIsDeclared() throws IOException {
    Set<String> read = new TreeSet<>(READ_BY_THE_SERVER);
    Properties defaults = defaults();
    defaults.putAll(SWITCHED_ON);

    prefixes()
        .forEach(
            prefix ->
                read(
                    prefix,
                    key -> {
                      read.add(key);
                      return defaults.getProperty(key);
                    }));

    assertThat(read).containsExactlyElementsOf(keys());
  }

  private static Object read(String prefix, Function<String, String> source) {
    return READERS
        .get(prefix)
        .apply(new Settings(prefix, key -> Optional.ofNullable(source.apply(key))));
  }

  private static Properties defaults() throws IOException {
    Properties defaults = new Properties();
    try (InputStream in = DeclaredSettingsTest.class.getResourceAsStream(FILE)) {
      defaults.load(in);
    }
    return defaults;
  }

  private static Set<String> keys() throws IOException {
    try (InputStream in = DeclaredSettingsTest.class.getResourceAsStream(FILE)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      Set<String> keys = new TreeSet<>();
      DECLARED.matcher(text).results().forEach(found -> keys.add(found.group(1)));
      return keys;
    }
  }
}
