package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.regex.Pattern;

/** How an account may be called; upper and lower case are one. */
public final class AccountName {
  /** The operator acts by it in the audit log. */
  static final String OPERATOR = "admin";

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,79}");

  private AccountName() {}

  /**
   * The audit log tells people by their names: nobody lends somebody else's to a token or a guest.
   *
   * @throws ProblemException a conflict when the name is another account's or the operator's
   */
  public static void requireNobodyElses(EntityManager entities, Caller maker, String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!lower.equals(maker.name()) && (lower.equals(OPERATOR) || isTaken(entities, lower))) {
      throw ProblemException.conflict("name: '" + name + "' is an account's; choose another one.");
    }
  }

  private static boolean isTaken(EntityManager entities, String lower) {
    return entities
            .createQuery("select count(a) from Account a where a.caller.name = :name", Long.class)
            .setParameter("name", lower)
            .getSingleResult()
        > 0;
  }

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
