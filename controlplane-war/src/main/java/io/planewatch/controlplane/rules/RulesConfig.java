package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code planewatch.rules}: where rules are written, and who reads them.
 *
 * @param dir absent when this installation writes none
 * @param prometheus every one that has to read them again after a change
 */
public record RulesConfig(Optional<Path> dir, List<URI> prometheus) {
  public static final String PREFIX = "planewatch.rules";

  public RulesConfig {
    prometheus = List.copyOf(prometheus);
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
        Arrays.stream(addresses.split(",", -1)).map(RulesConfig::address).toList());
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
