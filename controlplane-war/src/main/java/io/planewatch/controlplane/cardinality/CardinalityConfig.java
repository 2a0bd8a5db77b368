package io.planewatch.controlplane.cardinality;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;
import java.time.Duration;

/**
 * {@code planewatch.cardinality}.
 *
 * @param budgetSeries number of series of a data plane above which an alert fires
 * @param budgetNewSeries how many new series a plane may bring in five minutes before its scraping
 *     is paused
 * @param pause how long it is paused the first time
 */
public record CardinalityConfig(int budgetSeries, int budgetNewSeries, Duration pause) {
  public static final String PREFIX = "planewatch.cardinality";

  /** What a scrape may bring; beyond it, it is dropped whole. */
  private static final int MOST = 100_000;

  private static final int MOST_NEW = 10_000_000;
  private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(6);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(12);

  public CardinalityConfig {
    requireWithin("budget-series", budgetSeries, MOST);
    requireWithin("budget-new-series", budgetNewSeries, MOST_NEW);
    if (pause.compareTo(SHORTEST_PAUSE) < 0 || pause.compareTo(LONGEST_PAUSE) > 0) {
      throw new InvalidSetting(
          PREFIX + ".pause", pause + " is not between " + SHORTEST_PAUSE + " and " + LONGEST_PAUSE);
    }
  }

  public static CardinalityConfig from(Settings settings) {
    return new CardinalityConfig(
        settings.integer("budget-series", 50_000),
        settings.integer("budget-new-series", 200_000),
        settings.duration("pause", Duration.ofMinutes(15)));
  }

  private static void requireWithin(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new InvalidSetting(PREFIX + "." + name, value + " is not between 1 and " + most);
    }
  }
}
