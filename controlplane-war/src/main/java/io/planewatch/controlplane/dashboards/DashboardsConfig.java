package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.time.Duration;

/**
 * {@code planewatch.dashboards}: how many dashboards are kept, how large, and for how long after
 * their deletion.
 *
 * @param documentBytes maximum length of one document
 * @param versions maximum number of versions of one dashboard; older versions are removed
 * @param versionBytes maximum length of all documents of one dashboard; older versions are removed
 * @param perAuthor limits for the dashboards that one author owns, including those in the bin
 * @param perScope limits for the dashboards of one set of grants, including those in the bin
 * @param inAll limits for all dashboards, including those in the bin
 * @param savesPerMinute maximum number of changes of one author
 * @param binRetention how long a deleted dashboard can be restored
 */
public record DashboardsConfig(
    int documentBytes,
    int versions,
    int versionBytes,
    Limit perAuthor,
    Limit perScope,
    Limit inAll,
    int savesPerMinute,
    Duration binRetention) {
  public static final String PREFIX = "planewatch.dashboards";
  private static final int MAX_DOCUMENT = 1 << 20;
  private static final int MAX_VERSIONS = 1000;
  private static final int MAX_SAVES = 100_000;
  private static final Duration MIN_RETENTION = Duration.ofHours(1);
  private static final Duration MAX_RETENTION = Duration.ofDays(366);

  /**
   * @param setting its key below {@link #PREFIX}
   * @param bytes length of all versions' documents
   */
  public record Limit(String setting, int dashboards, int bytes) {
    private static final int MAX_DASHBOARDS = 100_000;

    public Limit {
      requireWithin(setting, dashboards, 1, MAX_DASHBOARDS);
      requireWithin(setting + "-bytes", bytes, 1, Integer.MAX_VALUE);
    }

    private static Limit from(Settings settings, String name, int dashboards, int bytes) {
      return new Limit(
          name, settings.integer(name, dashboards), settings.integer(name + "-bytes", bytes));
    }
  }

  public DashboardsConfig {
    requireWithin("document-bytes", documentBytes, 1024, MAX_DOCUMENT);
    requireWithin("versions", versions, 1, MAX_VERSIONS);
    requireWithin("version-bytes", versionBytes, documentBytes, Integer.MAX_VALUE);
    requireWithin("saves-per-minute", savesPerMinute, 1, MAX_SAVES);
    if (binRetention.compareTo(MIN_RETENTION) < 0 || binRetention.compareTo(MAX_RETENTION) > 0) {
      throw new InvalidSetting(
          PREFIX + ".bin-retention", binRetention + " is not between PT1H and P366D");
    }
  }

  public static DashboardsConfig from(Settings settings) {
    return new DashboardsConfig(
        settings.integer("document-bytes", 512 << 10),
        settings.integer("versions", 50),
        settings.integer("version-bytes", 4 << 20),
        Limit.from(settings, "per-author", 100, 64 << 20),
        Limit.from(settings, "per-scope", 200, 128 << 20),
        Limit.from(settings, "in-all", 2000, 512 << 20),
        settings.integer("saves-per-minute", 120),
        settings.duration("bin-retention", Duration.ofDays(30)));
  }

  private static void requireWithin(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new InvalidSetting(
          PREFIX + "." + name, value + " is not between " + min + " and " + max);
    }
  }
}
