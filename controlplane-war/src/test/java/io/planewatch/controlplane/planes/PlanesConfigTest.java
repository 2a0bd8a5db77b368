package io.planewatch.controlplane.planes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanesConfigTest {
  private static PlanesConfig config(Map<String, String> values) {
    return PlanesConfig.from(
        new Settings(PlanesConfig.PREFIX, key -> Optional.ofNullable(values.get(key))));
  }

  @Test
  void hasItsDefaults() {
    assertThat(config(Map.of()))
        .isEqualTo(
            new PlanesConfig(
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofDays(400),
                Duration.ofDays(90)));
  }

  @Test
  void readsEveryKey() {
    // when
    PlanesConfig config =
        config(
            Map.of(
                "planewatch.planes.heartbeat-interval", "PT2S",
                "planewatch.planes.down-after", "PT6S",
                "planewatch.planes.offline-after", "PT1M",
                "planewatch.planes.label-names", "region, zone",
                "planewatch.planes.reserved-addresses", "localhost:9090",
                "planewatch.planes.discovery-dir", "/targets",
                "planewatch.planes.uploads-within", "PT3H",
                "planewatch.planes.tombstone-life", "P90D",
                "planewatch.planes.event-retention", "P30D"));

    // then
    assertThat(config)
        .isEqualTo(
            new PlanesConfig(
                Duration.ofSeconds(2),
                Duration.ofSeconds(6),
                Duration.ofMinutes(1),
                Set.of("region", "zone"),
                Set.of(Address.parse("127.0.0.1:9090")),
                Optional.of(Path.of("/targets")),
                Optional.of(Duration.ofHours(3)),
                Duration.ofDays(90),
                Duration.ofDays(30)));
  }

  @Test
  void refusesWhatCantWorkByItsKey() {
    assertThatThrownBy(() -> config(Map.of("planewatch.planes.down-after", "PT10S")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("planewatch.planes.down-after: ");
    assertThatThrownBy(() -> config(Map.of("planewatch.planes.offline-after", "PT15S")))
        .hasMessageStartingWith("planewatch.planes.offline-after: ");
    assertThatThrownBy(() -> config(Map.of("planewatch.planes.event-retention", "PT1H")))
        .hasMessageStartingWith("planewatch.planes.event-retention: ");
    assertThatThrownBy(() -> config(Map.of("planewatch.planes.label-names", "job")))
        .hasMessageStartingWith("planewatch.planes.label-names: ");
    assertThatThrownBy(() -> config(Map.of("planewatch.planes.label-names", "__address__")))
        .hasMessageStartingWith("planewatch.planes.label-names: ");
    assertThatThrownBy(() -> config(Map.of("planewatch.planes.reserved-addresses", "nowhere")))
        .hasMessageStartingWith("planewatch.planes.reserved-addresses: ");
  }
}
