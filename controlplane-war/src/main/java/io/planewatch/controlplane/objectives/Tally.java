package io.planewatch.controlplane.objectives;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How one environment does by an objective: what was counted, and what follows from it.
 *
 * @param budget the share of events that may be bad
 * @param window the objective's
 * @param total events in the window
 * @param bad those of them that were bad
 * @param totalLately events in the last hour
 * @param badLately those of them that were bad
 */
record Tally(
    double budget,
    Duration window,
    double total,
    double bad,
    double totalLately,
    double badLately) {
  private static final double SECONDS_LATELY = 3600;

  Tally plus(Tally other) {
    return new Tally(
        budget,
        window,
        total + other.total,
        bad + other.bad,
        totalLately + other.totalLately,
        badLately + other.badLately);
  }

  /** The share of good events; 1 when there were none at all. */
  double compliance() {
    return total == 0 ? 1 : 1 - bad / total;
  }

  /** 1 for untouched, 0 for used up, below 0 for overdrawn. */
  double budgetLeft() {
    return total == 0 ? 1 : 1 - bad / (budget * total);
  }

  /** The pace of the last hour as a multiple of the one at which the budget just lasts. */
  double burnRate() {
    return totalLately == 0 ? 0 : badLately / totalLately / budget;
  }

  /**
   * After how long the bad events that may still come have come, when as many come as in the last
   * hour. Empty when the pace is one that lasts, or nothing is left.
   */
  Optional<Duration> goneIn() {
    double left = budget * total - bad;
    return burnRate() <= 1 || left <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds((long) (left / badLately * SECONDS_LATELY)));
  }

  String words() {
    if (total == 0) {
      return "Nothing was counted in " + days() + "; the whole budget is left.";
    }
    String left =
        budgetLeft() <= 0
            ? "The budget of %s is used up: %s of what was counted was bad, where %s may be."
                .formatted(days(), percent(bad / total), percent(budget))
            : "%s of the budget of %s is left: %s of what was counted was bad, where %s may be."
                .formatted(percent(budgetLeft()), days(), percent(bad / total), percent(budget));
    String pace =
        goneIn()
            .map(gone -> " At this pace it is gone in " + roughly(gone) + ".")
            .orElse(burnRate() <= 1 ? " At this pace it lasts." : "");
    return budgetLeft() <= 0 && burnRate() <= 1 ? left : left + pace;
  }

  private String days() {
    return window.toDays() == 1 ? "1 day" : window.toDays() + " days";
  }

  private static String percent(double share) {
    double percent = 100 * share;
    // Two digits that count: 0.38 %, 4.2 %, 62 %.
    int digits = percent < 1 ? 2 : percent < 10 ? 1 : 0;
    return String.format(Locale.ROOT, "%." + digits + "f %%", percent);
  }

  private static String roughly(Duration duration) {
    if (duration.toHours() >= 48) {
      return duration.toDays() + " days";
    }
    return duration.toMinutes() >= 120
        ? duration.toHours() + " h"
        : Math.max(1, duration.toMinutes()) + " min";
  }
}
