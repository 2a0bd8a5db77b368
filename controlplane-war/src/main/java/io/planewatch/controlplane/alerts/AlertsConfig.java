package io.planewatch.controlplane.alerts;

import static java.util.Objects.requireNonNull;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code planewatch.alerts}: where Alertmanager is, and which files make its configuration.
 *
 * @param baseFile its configuration without the administrators' receivers
 * @param configFile where the whole is written for it; both files or none
 * @param historyFor how long ended alerts are kept
 */
public record AlertsConfig(
    URI alertmanager, Optional<Path> baseFile, Optional<Path> configFile, Duration historyFor) {
  public static final String PREFIX = "planewatch.alerts";

  public AlertsConfig {
    requireNonNull(alertmanager, "alertmanager is null");
    if (baseFile.isPresent() != configFile.isPresent()) {
      throw new InvalidSetting(
          PREFIX + (baseFile.isPresent() ? ".config-file" : ".base-file"),
          "is required as soon as the other of base-file and config-file is given");
    }
    if (baseFile.filter(file -> !Files.isReadable(file)).isPresent()) {
      throw new InvalidSetting(
          PREFIX + ".base-file", "the file " + baseFile.get() + " can't be read");
    }
    if (historyFor.compareTo(Duration.ofDays(1)) < 0) {
      throw new InvalidSetting(PREFIX + ".history-for", historyFor + " is less than P1D");
    }
  }

  public static AlertsConfig from(Settings settings) {
    return new AlertsConfig(
        settings.uri("alertmanager").orElse(URI.create("http://127.0.0.1:9093")),
        settings.path("base-file"),
        settings.path("config-file"),
        settings.duration("history-for", Duration.ofDays(400)));
  }
}
