package io.planewatch.controlplane.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.planewatch.controlplane.files.ReplacedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The folder that the engine reads rule files from. */
final class RuleFolder implements RuleFiles {
  private final Path folder;

  RuleFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public Map<String, String> read() {
    try {
      Files.createDirectories(folder);
      Map<String, String> files = new TreeMap<>();
      for (Path file : files()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
      return files;
    } catch (IOException broken) {
      throw new UncheckedIOException("the folder " + folder + " can't be read", broken);
    }
  }

  /** Each file changes at once as a whole. */
  @Override
  public void write(Map<String, String> wanted) {
    try {
      Map<String, String> present = read();
      for (Map.Entry<String, String> file : wanted.entrySet()) {
        if (!file.getValue().equals(present.get(file.getKey()))) {
          ReplacedFile.at(folder.resolve(file.getKey())).write(file.getValue().getBytes(UTF_8));
        }
      }
      for (String name : present.keySet()) {
        if (!wanted.containsKey(name)) {
          Files.deleteIfExists(folder.resolve(name));
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("the folder " + folder + " can't be written", broken);
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".yml")).toList();
    }
  }
}
