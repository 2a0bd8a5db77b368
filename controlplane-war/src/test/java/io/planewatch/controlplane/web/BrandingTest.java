package io.planewatch.controlplane.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrandingTest {
  @TempDir private Path folder;

  private static Settings settings(Map<String, String> values) {
    return new Settings(
        Branding.PREFIX,
        key -> Optional.ofNullable(values.get(key.substring(Branding.PREFIX.length() + 1))));
  }

  private Settings settingsWithLogo(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    return settings(Map.of("logo-file", file.toString()));
  }

  @Test
  void withoutSettingsItIsTheProductsOwn() {
    assertThat(Branding.from(settings(Map.of()))).isEqualTo(new Branding("Planewatch", null, null));
  }

  @Test
  void aLogoOfAFileIsServedHere() throws IOException {
    // given
    Settings settings = settingsWithLogo("acme.PNG", new byte[] {1, 2});

    // then
    assertThat(Branding.from(settings).logoUrl()).isEqualTo("/api/planewatch/branding/logo");
    LogoFile logo = LogoFile.from(settings).orElseThrow();
    assertThat(logo.mediaType()).isEqualTo("image/png");
    assertThat(logo.bytes()).containsExactly(1, 2);
  }

  @Test
  void whatIsNoPictureOrTooLargeIsRefused() throws IOException {
    Settings page = settingsWithLogo("logo.html", new byte[1]);
    Settings large = settingsWithLogo("logo.svg", new byte[256 * 1024 + 1]);
    Settings absent = settings(Map.of("logo-file", folder.resolve("absent.svg").toString()));

    assertThatThrownBy(() -> LogoFile.from(page))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("planewatch.branding.logo-file")
        .hasMessageContaining("must be a picture");
    assertThatThrownBy(() -> LogoFile.from(large)).hasMessageContaining("larger than 262144 bytes");
    assertThatThrownBy(() -> LogoFile.from(absent)).hasMessageContaining("can't be read");
  }

  @Test
  void oneLogoIsEnough() {
    Settings both = settings(Map.of("logo-file", "a.svg", "logo-url", "/a.svg"));

    assertThatThrownBy(() -> Branding.from(both))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageContaining("give one of them");
  }
}
