package io.planewatch.controlplane.access;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * {@code planewatch.access}: the token files, how long sign-ins last, and how slow a password is
 * checked.
 *
 * @param requestsPerSecond of one caller, on average
 * @param limits how many sessions, links and tokens an account may have
 * @param clientAddressHeader by which a proxy tells who asks; empty where nobody stands before us
 */
public record AccessConfig(
    Optional<Path> operatorTokenFile,
    Optional<Path> discoveryTokenFile,
    Optional<Path> engineCredentialsDir,
    Duration sessionLifetime,
    Duration signInLinkLifetime,
    int passwordIterations,
    int requestsPerSecond,
    AccessLimits limits,
    Optional<String> clientAddressHeader) {
  public static final String PREFIX = "planewatch.access";
  private static final Duration MAX_SESSION = Duration.ofDays(30);
  private static final Duration MAX_LINK = Duration.ofDays(1);
  private static final int MAX_REQUESTS = 1_000_000;
  private static final int MIN_ITERATIONS = 100_000;
  private static final int MAX_ITERATIONS = 10_000_000;

  public AccessConfig {
    requireWithin("session-lifetime", sessionLifetime, MAX_SESSION);
    requireWithin("sign-in-link-lifetime", signInLinkLifetime, MAX_LINK);
    if (requestsPerSecond < 1 || requestsPerSecond > MAX_REQUESTS) {
      throw new InvalidSetting(
          PREFIX + ".requests-per-second",
          requestsPerSecond + " is not between 1 and " + MAX_REQUESTS);
    }
    if (passwordIterations < MIN_ITERATIONS || passwordIterations > MAX_ITERATIONS) {
      throw new InvalidSetting(
          PREFIX + ".password-iterations",
          passwordIterations + " is not between " + MIN_ITERATIONS + " and " + MAX_ITERATIONS);
    }
  }

  public static AccessConfig from(Settings settings) {
    return new AccessConfig(
        settings.path("operator-token-file"),
        settings.path("discovery-token-file"),
        settings.path("engine-credentials-dir"),
        settings.duration("session-lifetime", Duration.ofHours(12)),
        settings.duration("sign-in-link-lifetime", Duration.ofMinutes(15)),
        settings.integer("password-iterations", 600_000),
        settings.integer("requests-per-second", 1000),
        AccessLimits.from(settings),
        settings.text("client-address-header"));
  }

  private static void requireWithin(String name, Duration value, Duration max) {
    if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(max) > 0) {
      throw new InvalidSetting(PREFIX + "." + name, value + " is not between PT1M and " + max);
    }
  }
}
