package io.planewatch.controlplane.access;

import io.planewatch.controlplane.problems.ProblemException;

/** How somebody is called in the audit log and on pages who has no account here. */
public final class CallerName {
  private static final int MAX = 80;

  private CallerName() {}

  /**
   * Reads and checks it.
   *
   * @throws ProblemException with the rule that it breaks
   */
  public static String parse(String text) {
    if (text == null
        || text.isBlank()
        || text.length() > MAX
        || text.chars().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid(
          "name: is required, and at most " + MAX + " characters without control characters");
    }
    return text.strip();
  }
}
