package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.delivery.Readers;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code planewatch.rules}: how rules come to those who read them. Without a folder and without
 * readers this installation writes none.
 *
 * @param dir the folder that is shared with every Prometheus
 * @param readers those who come for the files instead, one beside each Prometheus
 * @param prometheus every one that has to read them again after a change
 */
public record RulesConfig(Optional<Path> dir, Set<String> readers, List<URI> prometheus) {
  public static final String PREFIX = "planewatch.rules";

  /** What to do for rules to be written. */
  public static final String HOW_TO_WRITE =
      "set " + PREFIX + ".dir, or " + PREFIX + ".readers where no folder is shared";

  public RulesConfig {
    readers = Readers.required(PREFIX + ".readers", readers);
    prometheus = List.copyOf(prometheus);
    if (dir.isPresent() && !readers.isEmpty()) {
      throw new InvalidSetting(PREFIX + ".readers", "is for where " + PREFIX + ".dir is unset");
    }
    if (prometheus.isEmpty()) {
      throw new InvalidSetting(PREFIX + ".prometheus", "names no Prometheus");
    }
    if (dir.filter(folder -> Files.exists(folder) && !Files.isWritable(folder)).isPresent()) {
      throw new InvalidSetting(PREFIX + ".dir", "this process may not write into " + dir.get());
    }
  }

  public static RulesConfig from(Settings settings) {
    String addresses = settings.text("prometheus").orElse("http://127.0.0.1:9090");
    return new RulesConfig(
        settings.path("dir"),
        Readers.from(settings),
        Arrays.stream(addresses.split(",", -1)).map(RulesConfig::address).toList());
  }

  public boolean isWriting() {
    return dir.isPresent() || !readers.isEmpty();
  }

  private static URI address(String text) {
    try {
      URI address = URI.create(text.strip());
      if (address.getHost() != null) {
        return address;
      }
    } catch (IllegalArgumentException unreadable) {
      throw notAnAddress(text);
    }
    throw notAnAddress(text);
  }

  private static InvalidSetting notAnAddress(String text) {
    return new InvalidSetting(PREFIX + ".prometheus", "'" + text + "' is not a URL");
  }
}
