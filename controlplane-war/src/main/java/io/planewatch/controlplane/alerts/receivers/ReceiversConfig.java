package io.planewatch.controlplane.alerts.receivers;

import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.planes.Address;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code planewatch.alerts.receivers}: what receivers may read and reach.
 *
 * @param filesDir the folder on Alertmanager's host whose files receivers may read; absolute
 * @param internalAddresses to which receivers may send although they are internal
 */
public record ReceiversConfig(Path filesDir, Set<Address> internalAddresses) {
  public static final String PREFIX = AlertsConfig.PREFIX + ".receivers";
  private static final Path WITHOUT_STATE_DIR = Path.of("/etc/receivers");

  public ReceiversConfig {
    internalAddresses = Set.copyOf(internalAddresses);
    if (!filesDir.isAbsolute() || !filesDir.equals(filesDir.normalize())) {
      throw new InvalidSetting(
          PREFIX + ".files-dir", "'" + filesDir + "' is not an absolute path without '..'");
    }
    if (filesDir.getNameCount() < 2) {
      throw new InvalidSetting(
          PREFIX + ".files-dir", "'" + filesDir + "' is too wide; name a folder of its own");
    }
  }

  public static ReceiversConfig from(Settings settings, Optional<Path> stateDir) {
    Path folder =
        settings
            .path("files-dir")
            .orElseGet(
                () ->
                    stateDir
                        .map(dir -> dir.toAbsolutePath().normalize().resolve("receivers"))
                        .orElse(WITHOUT_STATE_DIR));
    return new ReceiversConfig(
        folder,
        Arrays.stream(settings.text("internal-addresses").orElse("").split(",", -1))
            .map(String::strip)
            .filter(item -> !item.isEmpty())
            .map(ReceiversConfig::address)
            .collect(Collectors.toSet()));
  }

  private static Address address(String text) {
    try {
      return Address.parse(text);
    } catch (ProblemException unreadable) {
      throw new InvalidSetting(PREFIX + ".internal-addresses", unreadable.getMessage());
    }
  }
}
