package io.planewatch.controlplane.alerts.silences;

import io.planewatch.controlplane.alerts.AlertsConfig;
import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.time.Duration;

/**
 * {@code planewatch.alerts.silences}: how many there may be. Alertmanager keeps each compiled, also
 * for five days after its end, so those that ended in these count.
 *
 * @param most of all authors together
 * @param mostOfAuthor of one author
 * @param keptFor how long ended ones are listed
 */
public record SilencesConfig(int most, int mostOfAuthor, Duration keptFor) {
  public static final String PREFIX = AlertsConfig.PREFIX + ".silences";

  /** Alertmanager's own {@code --data.retention}. */
  static final Duration RECENTLY = Duration.ofDays(5);

  private static final int MOST = 100_000;

  public SilencesConfig {
    requireCount("most", most);
    requireCount("most-of-author", mostOfAuthor);
    if (keptFor.compareTo(RECENTLY) < 0) {
      throw new InvalidSetting(PREFIX + ".kept-for", keptFor + " is less than P5D");
    }
  }

  public static SilencesConfig from(Settings settings) {
    return new SilencesConfig(
        settings.integer("most", 500),
        settings.integer("most-of-author", 100),
        settings.duration("kept-for", Duration.ofDays(30)));
  }

  private static void requireCount(String name, int count) {
    if (count < 1 || count > MOST) {
      throw new InvalidSetting(PREFIX + "." + name, count + " is not between 1 and " + MOST);
    }
  }
}
