package io.planewatch.controlplane.objectives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final Duration MONTH = Duration.ofDays(30);

  private static Tally tally(double total, double bad, double totalLately, double badLately) {
    return new Tally(0.01, MONTH, total, bad, totalLately, badLately);
  }

  @Test
  void withoutEventsTheBudgetIsWhole() {
    assertThat(tally(0, 0, 0, 0).budgetLeft()).isEqualTo(1);
    assertThat(tally(0, 0, 0, 0).words()).contains("the whole budget is left");
  }

  @Test
  void theBudgetShrinksWithEachBadEvent() {
    Tally tally = tally(100_000, 380, 1_000, 5);

    assertThat(tally.budgetLeft()).isCloseTo(0.62, within(1e-9));
    assertThat(tally.burnRate()).isCloseTo(0.5, within(1e-9));
    assertThat(tally.words())
        .isEqualTo(
            "62 % of the budget of 30 days is left: 0.38 % of what was counted was bad, where 1.0 %"
                + " may be. At this pace it lasts.");
  }

  @Test
  void aFastPaceSaysWhenItIsGone() {
    // 1000 may be bad, 400 were, and 100 come each hour
    Tally tally = tally(100_000, 400, 1_000, 100);

    assertThat(tally.goneIn()).contains(Duration.ofHours(6));
    assertThat(tally.words()).endsWith("At this pace it is gone in 6 h.");
  }

  @Test
  void anOverdrawnBudgetSaysSo() {
    Tally tally = tally(1_000, 50, 100, 10);

    assertThat(tally.budgetLeft()).isCloseTo(-4, within(1e-9));
    assertThat(tally.goneIn()).isEmpty();
    assertThat(tally.words()).startsWith("The budget of 30 days is used up");
  }
}
