package io.planewatch.controlplane.planes.discovery;

import static io.planewatch.controlplane.json.Documents.JSON;

import io.planewatch.controlplane.files.ReplacedFile;
import io.planewatch.controlplane.planes.ScrapePath;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The last good documents as files for Prometheus's file_sd: with them it finds its targets also
 * when both have been restarted.
 */
final class LastGood {
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

  /** Whose targets are in the documents. A file that is none of ours tells of nobody. */
  SortedSet<String> planes() {
    SortedSet<String> planes = new TreeSet<>();
    for (ScrapePath path : ScrapePath.values()) {
      read(path).ifPresent(document -> planes.addAll(planes(document)));
    }
    return planes;
  }

  private static List<String> planes(byte[] document) {
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(document))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(group -> group.getJsonObject("labels").getString("data_plane"))
          .toList();
    } catch (JsonException | ClassCastException | NullPointerException none) {
      return List.of();
    }
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
