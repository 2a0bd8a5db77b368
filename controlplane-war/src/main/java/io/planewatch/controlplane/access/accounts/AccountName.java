package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.Locale;
import java.util.regex.Pattern;

/** How an account may be called; upper and lower case are one. */
final class AccountName {
  /** The operator acts by it in the audit log. */
  static final String OPERATOR = "admin";

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,79}");

  private AccountName() {}

  static String parse(String text) {
    String lower = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(lower).matches() || lower.equals(OPERATOR)) {
      throw ProblemException.invalid(
          "name: is 1 to 80 letters, digits and . _ @ + -, begins with a letter or digit, and is not '"
              + OPERATOR
              + "'");
    }
    return lower;
  }
}
