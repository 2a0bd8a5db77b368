package io.planewatch.controlplane.planes;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * {@code planewatch.planes}: what a plane's silence means, and what planes may announce.
 *
 * @param labelNames the labels that a plane may put on its own series
 * @param reservedAddresses of the control plane and its engines; no plane may announce them
 * @param discoveryDir where the last good answers of discovery are kept for Prometheus's file_sd
 * @param uploadsWithin how old the last upload of a block may be; empty where there is no object
 *     storage
 * @param tombstoneLife how long a retired plane's id stays taken: at least as long as any sample of
 *     it is stored
 * @param eventRetention how long the events of a plane's history are kept
 */
public record PlanesConfig(
    Duration heartbeatInterval,
    Duration downAfter,
    Duration offlineAfter,
    Set<String> labelNames,
    Set<Address> reservedAddresses,
    Optional<Path> discoveryDir,
    Optional<Duration> uploadsWithin,
    Duration tombstoneLife,
    Duration eventRetention) {
  public static final String PREFIX = "planewatch.planes";
  private static final Duration MIN_UPLOADS = Duration.ofHours(2);
  private static final Pattern LABEL_NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Set<String> IDENTITY =
      Set.of("job", "instance", "data_plane", "environment", "line_of_business", "le", "quantile");

  public PlanesConfig {
    labelNames = Set.copyOf(labelNames);
    reservedAddresses = Set.copyOf(reservedAddresses);
    if (heartbeatInterval.compareTo(Duration.ofSeconds(1)) < 0
        || heartbeatInterval.compareTo(Duration.ofMinutes(5)) > 0) {
      throw invalid("heartbeat-interval", heartbeatInterval + " is not between PT1S and PT5M");
    }
    if (downAfter.compareTo(heartbeatInterval.multipliedBy(2)) <= 0) {
      throw invalid(
          "down-after",
          downAfter
              + " is not more than two heartbeat intervals ("
              + heartbeatInterval
              + " each); one lost heartbeat would count as down");
    }
    if (offlineAfter.compareTo(downAfter) <= 0) {
      throw invalid(
          "offline-after", offlineAfter + " is not more than down-after (" + downAfter + ")");
    }
    if (tombstoneLife.compareTo(Duration.ofDays(1)) < 0) {
      throw invalid("tombstone-life", tombstoneLife + " is less than P1D");
    }
    if (eventRetention.compareTo(Duration.ofDays(1)) < 0) {
      throw invalid("event-retention", eventRetention + " is less than P1D");
    }
    if (uploadsWithin.filter(within -> within.compareTo(MIN_UPLOADS) < 0).isPresent()) {
      throw invalid(
          "uploads-within",
          uploadsWithin.get() + " is less than " + MIN_UPLOADS + ", the length of a block");
    }
    for (String name : labelNames) {
      if (!LABEL_NAME.matcher(name).matches() || IDENTITY.contains(name)) {
        throw invalid("label-names", "'" + name + "' can't be left to planes");
      }
    }
  }

  public static PlanesConfig from(Settings settings) {
    return new PlanesConfig(
        settings.duration("heartbeat-interval", Duration.ofSeconds(5)),
        settings.duration("down-after", Duration.ofSeconds(15)),
        settings.duration("offline-after", Duration.ofMinutes(5)),
        Set.copyOf(list(settings, "label-names")),
        list(settings, "reserved-addresses").stream()
            .map(PlanesConfig::address)
            .collect(Collectors.toSet()),
        settings.path("discovery-dir"),
        settings.optionalDuration("uploads-within"),
        settings.duration("tombstone-life", Duration.ofDays(400)),
        settings.duration("event-retention", Duration.ofDays(90)));
  }

  public Thresholds thresholds() {
    return new Thresholds(heartbeatInterval.multipliedBy(2), downAfter, offlineAfter);
  }

  private static List<String> list(Settings settings, String name) {
    return Arrays.stream(settings.text(name).orElse("").split(",", -1))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private static Address address(String text) {
    try {
      return Address.parse(text);
    } catch (ProblemException e) {
      throw invalid("reserved-addresses", e.getMessage());
    }
  }

  private static InvalidSetting invalid(String name, String rule) {
    return new InvalidSetting(PREFIX + "." + name, rule);
  }
}
