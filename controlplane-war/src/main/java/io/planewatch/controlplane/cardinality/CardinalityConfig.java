package io.planewatch.controlplane.cardinality;

import io.planewatch.controlplane.settings.InvalidSetting;
import io.planewatch.controlplane.settings.Settings;

/**
 * {@code planewatch.cardinality}.
 *
 * @param budgetSeries how many series a plane may have before an alert says so
 */
public record CardinalityConfig(int budgetSeries) {
  public static final String PREFIX = "planewatch.cardinality";

  /** What a scrape may bring; beyond it, it is dropped whole. */
  private static final int MOST = 100_000;

  public CardinalityConfig {
    if (budgetSeries < 1 || budgetSeries > MOST) {
      throw new InvalidSetting(
          PREFIX + ".budget-series", budgetSeries + " is not between 1 and " + MOST);
    }
  }

  public static CardinalityConfig from(Settings settings) {
    String text = settings.text("budget-series").orElse("50000");
    try {
      return new CardinalityConfig(Integer.parseInt(text));
    } catch (NumberFormatException notWhole) {
      throw new InvalidSetting(PREFIX + ".budget-series", "'" + text + "' is not a whole number");
    }
  }
}
