package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.promql.Expr;
import io.planewatch.controlplane.promql.LabelSize;

/**
 * Limits the length of the labels of a rule's alerts and of the texts that show them. Long labels
 * would fill the memory of Prometheus and Alertmanager.
 */
final class LabelGrowth {
  private static final int MOST_CALLS = 4;

  /** Of all labels that the calls make, their literals included. */
  private static final int MOST_ADDED = 16_384;

  /** Of the labels that the summary and the description of one alert show. */
  private static final int MOST_SHOWN = 32_768;

  private LabelGrowth() {}

  /**
   * @param shown how many labels the texts of the alert show
   * @throws ProblemException when the labels may get longer than is allowed
   */
  static void requireBounded(Expr expr, int shown) {
    LabelSize size = LabelSize.of(expr);
    if (size.calls() > MOST_CALLS) {
      throw ProblemException.invalid(
          "expr: must have at most "
              + MOST_CALLS
              + " calls of label_replace and label_join; got "
              + size.calls()
              + ".");
    }
    if (size.added() > MOST_ADDED) {
      throw ProblemException.invalid(
          "expr: label_replace and label_join repeat labels too often: together they may make"
              + " labels of at most "
              + MOST_ADDED
              + " characters from labels of "
              + LabelSize.STORED
              + " characters.");
    }
    if (shown * size.longest() > MOST_SHOWN) {
      throw ProblemException.invalid(
          "summary, description: show too many labels that label_replace and label_join may have"
              + " made longer. Together the labels must have at most "
              + MOST_SHOWN
              + " characters.");
    }
  }
}
