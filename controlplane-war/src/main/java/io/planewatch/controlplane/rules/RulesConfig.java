package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.delivery.Readers;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
 * @param probation how long a new rule is suspected when Prometheus ends
 * @param enginePatience how long Prometheus may not answer before new rules are taken out
 * @param trial how long one of several suspected rules must run without an end of Prometheus
 * @param mostRules fleet rules in all
 * @param mostRulesAnAuthor fleet rules of one author
 * @param mostAlertsAnAuthor of the fleet rules of one author, in all data planes
 * @param mostObjectives in all
 * @param mostObjectivesAnAuthor objectives of one author
 */
public record RulesConfig(
    Optional<Path> dir,
    Set<String> readers,
    List<URI> prometheus,
    Duration probation,
    Duration enginePatience,
    Duration trial,
    int mostRules,
    int mostRulesAnAuthor,
    int mostAlertsAnAuthor,
    int mostObjectives,
    int mostObjectivesAnAuthor) {
  public static final String PREFIX = "planewatch.rules";

  private static final int MOST = 10_000;
  private static final int MOST_ALERTS = 1_000_000;

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
    requireBetween("probation", probation, Duration.ZERO, Duration.ofHours(1));
    requireBetween("engine-patience", enginePatience, Duration.ofSeconds(5), Duration.ofHours(1));
    requireBetween("trial", trial, Duration.ofSeconds(10), Duration.ofHours(1));
    requireBetween("most", mostRules, 1, MOST);
    requireBetween("most-an-author", mostRulesAnAuthor, 1, MOST);
    requireBetween("most-alerts-an-author", mostAlertsAnAuthor, 100, MOST_ALERTS);
    requireBetween("most-objectives", mostObjectives, 1, MOST);
    requireBetween("most-objectives-an-author", mostObjectivesAnAuthor, 1, MOST);
    if (dir.filter(folder -> Files.exists(folder) && !Files.isWritable(folder)).isPresent()) {
      throw new InvalidSetting(PREFIX + ".dir", "this process may not write into " + dir.get());
    }
  }

  public RulesConfig(Optional<Path> dir, Set<String> readers, List<URI> prometheus) {
    this(
        dir,
        readers,
        prometheus,
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        1000,
        100,
        10_000,
        500,
        100);
  }

  private static void requireBetween(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new InvalidSetting(
          PREFIX + "." + name, value + " is not between " + least + " and " + most);
    }
  }

  private static void requireBetween(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new InvalidSetting(
          PREFIX + "." + name, value + " is not between " + least + " and " + most);
    }
  }

  public static RulesConfig from(Settings settings) {
    String addresses = settings.text("prometheus").orElse("http://127.0.0.1:9090");
    return new RulesConfig(
        settings.path("dir"),
        Readers.from(settings),
        Arrays.stream(addresses.split(",", -1)).map(RulesConfig::address).toList(),
        settings.duration("probation", Duration.ofMinutes(5)),
        settings.duration("engine-patience", Duration.ofSeconds(30)),
        settings.duration("trial", Duration.ofMinutes(1)),
        settings.integer("most", 1000),
        settings.integer("most-an-author", 100),
        settings.integer("most-alerts-an-author", 10_000),
        settings.integer("most-objectives", 500),
        settings.integer("most-objectives-an-author", 100));
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
