package io.planewatch.controlplane.access.accounts;

import static java.util.Objects.requireNonNull;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.Locale;

/** The password of an account. Only a slow hash of it is ever kept. */
public record Password(String text) {
  private static final int MIN_CHARACTERS = 12;

  /** A longer one would only cost time. */
  private static final int MAX_CHARACTERS = 200;

  public Password {
    requireNonNull(text, "text is null");
  }

  /**
   * A password for an account, which is not any text.
   *
   * @throws ProblemException with the rule that it breaks
   */
  static Password chosen(String text, String accountName) {
    if (text == null || text.length() < MIN_CHARACTERS || text.length() > MAX_CHARACTERS) {
      throw ProblemException.invalid(
          "password: must have " + MIN_CHARACTERS + " to " + MAX_CHARACTERS + " characters");
    }
    if (text.chars().distinct().count() < 5
        || text.toLowerCase(Locale.ROOT).contains(accountName)) {
      throw ProblemException.invalid(
          "password: must not hold the account's name, and must have at least 5 different characters");
    }
    return new Password(text);
  }

  boolean isTooLongToBeOne() {
    return text.length() > MAX_CHARACTERS;
  }

  @Override
  public String toString() {
    return "Password[redacted]";
  }
}
