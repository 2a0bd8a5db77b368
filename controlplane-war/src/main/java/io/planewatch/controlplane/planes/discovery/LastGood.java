package io.planewatch.controlplane.planes.discovery;

import io.planewatch.controlplane.files.ReplacedFile;
import io.planewatch.controlplane.planes.ScrapePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The last good documents as files for Prometheus's file_sd: with them it finds its targets also
 * when both have been restarted.
 */
final class LastGood {
  private static final byte[] EMPTY = "[]".getBytes(StandardCharsets.UTF_8);

  private final Path folder;

  LastGood(Path folder) {
    this.folder = folder;
  }

  void keep(ScrapePath path, byte[] document) {
    try {
      if (Arrays.equals(document, read(path).orElse(null))) {
        return;
      }
      Files.createDirectories(folder);
      ReplacedFile.at(file(path)).write(document);
    } catch (IOException e) {
      throw new UncheckedIOException("the last good targets can't be kept in " + folder, e);
    }
  }

  boolean hasTargets() {
    for (ScrapePath path : ScrapePath.values()) {
      if (!Arrays.equals(read(path).orElse(EMPTY), EMPTY)) {
        return true;
      }
    }
    return false;
  }

  private Optional<byte[]> read(ScrapePath path) {
    try {
      return Files.exists(file(path))
          ? Optional.of(Files.readAllBytes(file(path)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("the last good targets can't be read from " + folder, e);
    }
  }

  private Path file(ScrapePath path) {
    return folder.resolve(name(path));
  }

  private static String name(ScrapePath path) {
    return (path == ScrapePath.COLLECTOR ? "collectors" : path.name().toLowerCase(Locale.ROOT))
        + ".json";
  }
}
