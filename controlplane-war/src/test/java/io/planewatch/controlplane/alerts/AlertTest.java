package io.planewatch.controlplane.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.junit.jupiter.api.Test;

class AlertTest {
  /** A chain of printf expands a summary of 877 characters to more than a megabyte. */
  @Test
  void itsTextsAreBounded() {
    // given
    JsonObjectBuilder annotations =
        Json.createObjectBuilder().add("summary", "x".repeat(1_000_000)).add("value", "0.5");
    for (int i = 0; i < 100; i++) {
      annotations.add("z" + i, "y".repeat(1000));
    }

    // when
    Alert alert =
        Alert.listed(
            Json.createObjectBuilder()
                .add("fingerprint", "f")
                .add("startsAt", "2026-11-21T10:00:00Z")
                .add("labels", Json.createObjectBuilder().add("alertname", "Bomb"))
                .add("annotations", annotations)
                .build());

    // then
    assertThat(alert.annotations().get("summary")).hasSize(2000).endsWith("…");
    assertThat(alert.annotations()).containsEntry("value", "0.5");
    assertThat(alert.annotations().values().stream().mapToInt(String::length).sum())
        .isLessThan(8000);
    assertThat(alert.name()).isEqualTo("Bomb");
  }

  @Test
  void longLabelsDoNotPushOutTheOnesThatSayWhatTheAlertIs() {
    // given
    JsonObjectBuilder labels =
        Json.createObjectBuilder()
            .add("alertname", "Bomb")
            .add("data_plane", "prod")
            .add("severity", "critical");
    for (int i = 0; i < 10; i++) {
      labels.add("a" + i, "x".repeat(2000));
    }

    // when
    Alert alert =
        Alert.listed(
            Json.createObjectBuilder()
                .add("fingerprint", "f")
                .add("startsAt", "2026-11-21T10:00:00Z")
                .add("labels", labels)
                .build());

    // then
    assertThat(alert.name()).isEqualTo("Bomb");
    assertThat(alert.plane()).isEqualTo("prod");
    assertThat(alert.labels()).containsEntry("severity", "critical").containsKey("a0");
  }
}
