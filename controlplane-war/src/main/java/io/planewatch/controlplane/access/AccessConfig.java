package io.planewatch.controlplane.access;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** {@code planewatch.access}: the token files, and how long sign-ins last. */
public record AccessConfig(
    Optional<Path> operatorTokenFile,
    Optional<Path> discoveryTokenFile,
    Duration sessionLifetime,
    Duration signInLinkLifetime) {
  public static final String PREFIX = "planewatch.access";
  private static final Duration MAX_SESSION = Duration.ofDays(30);
  private static final Duration MAX_LINK = Duration.ofDays(1);

  public AccessConfig {
    requireWithin("session-lifetime", sessionLifetime, MAX_SESSION);
    requireWithin("sign-in-link-lifetime", signInLinkLifetime, MAX_LINK);
  }

  public static AccessConfig from(Settings settings) {
    return new AccessConfig(
        settings.path("operator-token-file"),
        settings.path("discovery-token-file"),
        settings.duration("session-lifetime", Duration.ofHours(12)),
        settings.duration("sign-in-link-lifetime", Duration.ofMinutes(15)));
  }

  private static void requireWithin(String name, Duration value, Duration max) {
    if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(max) > 0) {
      throw new InvalidSetting(PREFIX + "." + name, value + " is not between PT1M and " + max);
    }
  }
}
