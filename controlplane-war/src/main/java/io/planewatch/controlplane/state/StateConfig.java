package io.planewatch.controlplane.state;

import static java.util.Objects.requireNonNull;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code planewatch.state}: where the database is. The data source itself reads driver, url, user
 * and password.
 */
public record StateConfig(
    String url, Optional<Path> dir, Duration pollInterval, Duration staleFor) {
  public static final String PREFIX = "planewatch.state";
  private static final Duration MIN_POLL = Duration.ofMillis(100);
  private static final Duration MAX_POLL = Duration.ofSeconds(10);
  private static final Duration MIN_STALE = Duration.ofSeconds(30);
  private static final Duration MAX_STALE = Duration.ofHours(1);

  public StateConfig {
    requireNonNull(url, "url is null");
    requireNonNull(dir, "dir is null");
    if (!url.startsWith("jdbc:")) {
      throw new InvalidSetting(PREFIX + ".url", "must begin with jdbc:");
    }
    requireBetween("poll-interval", pollInterval, MIN_POLL, MAX_POLL);
    requireBetween("stale-for", staleFor, MIN_STALE, MAX_STALE);
    if (url.startsWith("jdbc:h2:async:") || url.startsWith("jdbc:h2:file:")) {
      dir.ifPresent(StateConfig::requireWritable);
    }
  }

  public static StateConfig from(Settings settings) {
    Optional<Path> dir = settings.path("dir");
    if (dir.isEmpty()) {
      requireOwnUrl(settings);
    }
    return new StateConfig(
        settings.requiredText("url"),
        dir,
        settings.duration("poll-interval", Duration.ofMillis(500)),
        settings.duration("stale-for", Snapshots.STALE_FOR));
  }

  private static void requireBetween(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new InvalidSetting(
          PREFIX + "." + name, value + " is not between " + least + " and " + most);
    }
  }

  private static void requireOwnUrl(Settings settings) {
    try {
      settings.requiredText("url");
    } catch (InvalidSetting unexpanded) {
      throw new InvalidSetting(
          settings.key("dir"), "is required: the folder in which the database file lives");
    }
  }

  private static void requireWritable(Path dir) {
    try {
      Files.createDirectories(dir);
    } catch (IOException e) {
      throw new InvalidSetting(PREFIX + ".dir", dir + " is not a folder and can't be made one");
    }
    if (!Files.isWritable(dir)) {
      throw new InvalidSetting(PREFIX + ".dir", "this process may not write into " + dir);
    }
  }
}
