package io.planewatch.controlplane.access.audit;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.time.Duration;

/**
 * {@code planewatch.audit}: how long the audit log keeps its entries.
 *
 * @param retention 1 day to 10 years
 * @param maxEntries the oldest entries beyond this number are removed, also before their time
 */
public record AuditConfig(Duration retention, int maxEntries) {
  public static final String PREFIX = "planewatch.audit";
  private static final Duration MIN = Duration.ofDays(1);
  private static final Duration MAX = Duration.ofDays(3660);
  private static final int MIN_ENTRIES = 1_000;
  private static final int MAX_ENTRIES = 100_000_000;

  public AuditConfig {
    if (retention.compareTo(MIN) < 0 || retention.compareTo(MAX) > 0) {
      throw new InvalidSetting(PREFIX + ".retention", retention + " is not between P1D and P3660D");
    }
    if (maxEntries < MIN_ENTRIES || maxEntries > MAX_ENTRIES) {
      throw new InvalidSetting(
          PREFIX + ".max-entries",
          maxEntries + " is not between " + MIN_ENTRIES + " and " + MAX_ENTRIES);
    }
  }

  public static AuditConfig from(Settings settings) {
    return new AuditConfig(
        settings.duration("retention", Duration.ofDays(400)),
        settings.integer("max-entries", 1_000_000));
  }
}
