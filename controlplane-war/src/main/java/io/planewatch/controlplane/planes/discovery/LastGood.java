package io.planewatch.controlplane.planes.discovery;

import static io.planewatch.controlplane.json.Documents.JSON;
import static java.util.stream.Collectors.toSet;

import io.planewatch.controlplane.files.ReplacedFile;
import io.planewatch.controlplane.planes.ScrapePath;
import io.planewatch.controlplane.planes.ScrapeTarget;
import io.planewatch.controlplane.planes.ScrapeTargets.Announcement;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  /** What was given for which announced address. */
  Map<Announcement, ScrapeTarget> targets() {
    Map<Announcement, ScrapeTarget> targets = new HashMap<>();
    for (ScrapePath path : ScrapePath.values()) {
      read(path).ifPresent(document -> targets.putAll(targets(document)));
    }
    return targets;
  }

  private static Set<String> planes(byte[] document) {
    return targets(document).keySet().stream().map(Announcement::planeId).collect(toSet());
  }

  private static Map<Announcement, ScrapeTarget> targets(byte[] document) {
    Map<Announcement, ScrapeTarget> targets = new HashMap<>();
    try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(document))) {
      for (JsonObject group : reader.readArray().getValuesAs(JsonObject.class)) {
        JsonObject labels = group.getJsonObject("labels");
        String target = group.getJsonArray("targets").getString(0);
        targets.put(
            new Announcement(
                labels.getString("data_plane"), labels.getString(TargetGroup.INSTANCE, target)),
            new ScrapeTarget.Given(target));
      }
      return targets;
    } catch (JsonException
        | ClassCastException
        | NullPointerException
        | IndexOutOfBoundsException none) {
      return Map.of();
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
