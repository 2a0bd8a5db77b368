package io.planewatch.controlplane.alerts;

import static java.util.Objects.requireNonNull;

import io.planewatch.controlplane.delivery.Readers;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code planewatch.alerts}: where Alertmanager is, and which files make its configuration.
 *
 * @param baseFile its configuration without the administrators' receivers
 * @param configFile where the whole is written for it
 * @param readers those who come for the whole instead, one beside each Alertmanager
 * @param historyFor how long ended alerts are kept
 * @param mostHistory how many alerts are kept; the oldest go first
 */
public record AlertsConfig(
    URI alertmanager,
    Optional<Path> baseFile,
    Optional<Path> configFile,
    Set<String> readers,
    Duration historyFor,
    int mostHistory) {
  public static final String PREFIX = "planewatch.alerts";
  private static final int LEAST_HISTORY = 1000;

  public AlertsConfig {
    requireNonNull(alertmanager, "alertmanager is null");
    readers = Readers.required(PREFIX + ".readers", readers);
    if (configFile.isPresent() && !readers.isEmpty()) {
      throw new InvalidSetting(
          PREFIX + ".readers", "is for where " + PREFIX + ".config-file is unset");
    }
    boolean leadsAnywhere = configFile.isPresent() || !readers.isEmpty();
    if (baseFile.isPresent() != leadsAnywhere) {
      throw new InvalidSetting(
          PREFIX + (leadsAnywhere ? ".base-file" : ".config-file"),
          "is required: a base-file goes with a config-file, or with readers where none is shared");
    }
    if (baseFile.filter(file -> !Files.isReadable(file)).isPresent()) {
      throw new InvalidSetting(
          PREFIX + ".base-file", "the file " + baseFile.get() + " can't be read");
    }
    if (historyFor.compareTo(Duration.ofDays(1)) < 0) {
      throw new InvalidSetting(PREFIX + ".history-for", historyFor + " is less than P1D");
    }
    if (mostHistory < LEAST_HISTORY) {
      throw new InvalidSetting(
          PREFIX + ".most-history", mostHistory + " is less than " + LEAST_HISTORY);
    }
  }

  public static AlertsConfig from(Settings settings) {
    return new AlertsConfig(
        settings.uri("alertmanager").orElse(URI.create("http://127.0.0.1:9093")),
        settings.path("base-file"),
        settings.path("config-file"),
        Readers.from(settings),
        settings.duration("history-for", Duration.ofDays(400)),
        settings.integer("most-history", 200_000));
  }
}
