package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.problems.ProblemException;

/**
 * How many documents of a kind there may be.
 *
 * @param most in all
 * @param mostAnAuthor of one author
 */
public record Quota(int most, int mostAnAuthor) {
  /**
   * Refuses further ones.
   *
   * @param noun of the documents, in the plural
   * @param all how many there would be
   * @param own how many of the author there would be
   * @throws ProblemException 409, with the setting that bounds them
   */
  public void require(String noun, String setting, long all, long own) {
    if (own > mostAnAuthor) {
      throw ProblemException.conflict(
          "You have %d %s, which is the maximum for one author (%s-an-author). Remove one first."
              .formatted(mostAnAuthor, noun, setting));
    }
    if (all > most) {
      throw ProblemException.conflict(
          "There are %d %s, which is the maximum (%s). Ask an administrator to remove some."
              .formatted(most, noun, setting));
    }
  }
}
