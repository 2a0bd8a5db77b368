package io.planewatch.controlplane.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir private Path folder;

  private static Settings settings(Map<String, String> values) {
    return new Settings("planewatch.x", key -> Optional.ofNullable(values.get(key)));
  }

  @Test
  void aBlankValueIsAbsent() {
    assertThat(settings(Map.of("planewatch.x.name", "  ")).text("name")).isEmpty();
  }

  @Test
  void aWrongDurationIsToldByItsKey() {
    assertThatThrownBy(
            () -> settings(Map.of("planewatch.x.wait", "5s")).duration("wait", Duration.ZERO))
        .isInstanceOf(InvalidSetting.class)
        .hasMessage("planewatch.x.wait: '5s' is not an ISO-8601 duration such as PT5S");
  }

  @Test
  void aMissingRequiredValueIsToldByItsKey() {
    assertThatThrownBy(() -> settings(Map.of()).requiredText("name"))
        .hasMessage("planewatch.x.name: is required");
  }

  @Test
  void aMissingSecretFileIsOneSentence() {
    assertThatThrownBy(() -> SecretFile.read("planewatch.x.file", folder.resolve("none")))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("planewatch.x.file: the file ")
        .hasMessageContaining("can't be read");
  }

  @Test
  void aBadSecretIsNotToldBack() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("token"), "short-secret");

    // then
    assertThatThrownBy(() -> SecretFile.read("planewatch.x.file", file))
        .hasMessageNotContaining("short-secret");
  }

  @Test
  void aSecretIsTheLineWithoutItsEnd() throws IOException {
    // given
    Path file = Files.writeString(folder.resolve("token"), "0123456789abcdef0123456789abcdef\n");

    // then
    assertThat(SecretFile.read("planewatch.x.file", file))
        .isEqualTo("0123456789abcdef0123456789abcdef");
  }
}
