package io.planewatch.controlplane.web;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code planewatch.branding.logo-file}: the vendor's logo, read once at the start.
 *
 * @param mediaType as the file's name says it
 */
public record LogoFile(byte[] bytes, String mediaType) {
  /** Where it is served. */
  static final String PATH = "/api/planewatch/branding/logo";

  private static final String KEY = "logo-file";

  /** It stands at the head of every page. */
  private static final int MAX_BYTES = 256 * 1024;

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "svg", "image/svg+xml",
          "png", "image/png",
          "webp", "image/webp",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg");

  public LogoFile {
    bytes = bytes.clone();
  }

  static Optional<LogoFile> from(Settings settings) {
    return settings.path(KEY).map(path -> read(settings.key(KEY), path));
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  private static LogoFile read(String key, Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (mediaType == null) {
      throw new InvalidSetting(
          key, "'" + path + "' must be a picture: .svg, .png, .webp, .jpg or .jpeg");
    }
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new InvalidSetting(key, "'" + path + "' is larger than " + MAX_BYTES + " bytes");
      }
      return new LogoFile(Files.readAllBytes(path), mediaType);
    } catch (IOException e) {
      throw new InvalidSetting(key, "'" + path + "' can't be read: " + e);
    }
  }
}
