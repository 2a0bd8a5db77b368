package io.planewatch.dataplane;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What a customer relies on: every key with a default, and the default. */
class ConfigurationTest {
  @Test
  void defaultsStayWhatTheyAre() throws IOException {
    // When
    Properties defaults = new Properties();
    try (InputStream in =
        ConfigurationTest.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(in);
    }
    String version = defaults.getProperty("planewatch.plane.version");

    // Then
    assertThat(version).doesNotContain("$");
    assertThat(defaults)
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("planewatch.plane.id", "local"),
                Map.entry("planewatch.plane.path", "collector"),
                Map.entry("planewatch.plane.version", version),
                Map.entry("planewatch.faults.error-rate", "0"),
                Map.entry("planewatch.tenants.limit", "100"),
                Map.entry("planewatch.tenants.active-window", "PT5M"),
                Map.entry("planewatch.tenants.pod", "${planewatch.plane.id}"),
                Map.entry("planewatch.tenants.tier", "small"),
                Map.entry("planewatch.api.max-delay", "PT0.5S"),
                Map.entry("planewatch.payments.limit", "5000"),
                Map.entry("planewatch.orders.kept", "10000"),
                Map.entry("planewatch.database.memory", "mem:data"),
                Map.entry(
                    "planewatch.database.url",
                    "jdbc:h2:${planewatch.state.dir:${planewatch.database.memory}}/shop"
                        + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE"),
                Map.entry("planewatch.telemetry.service-version", version),
                Map.entry("planewatch.telemetry.path", "${planewatch.plane.path}"),
                Map.entry("planewatch.telemetry.endpoint", "/metrics")));
  }
}
