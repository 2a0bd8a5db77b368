package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.ActorName;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How an account may be called; upper and lower case are one. */
public final class AccountName {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,79}");

  private AccountName() {}

  /**
   * The audit log tells people by their names: nobody lends somebody else's to a token or a guest.
   *
   * @throws ProblemException a conflict when the name is another account's or the operator's
   */
  public static void requireNobodyElses(EntityManager entities, Caller maker, String name) {
    if (!name.toLowerCase(Locale.ROOT).equals(maker.name())) {
      lookingLike(entities, name)
          .ifPresent(
              other -> {
                throw ProblemException.conflict(
                    "`name`: '"
                        + name
                        + "' is the name of the account '"
                        + other
                        + "' or looks like it; choose another one.");
              });
    }
  }

  /** The operator's name, or that of an account, which a reader could take for this one. */
  static Optional<String> lookingLike(EntityManager entities, String name) {
    return lookingLike(entities, name, Optional.empty());
  }

  /**
   * Like {@link #lookingLike(EntityManager, String)}.
   *
   * @param except the name that the account has so far
   */
  static Optional<String> lookingLike(
      EntityManager entities, String name, Optional<String> except) {
    return Stream.concat(
            Stream.of(ActorName.OPERATOR),
            entities
                .createQuery("select a.caller.name from Account a", String.class)
                .getResultStream())
        .filter(other -> !except.equals(Optional.of(other)))
        .filter(other -> ActorName.looksLike(name, other))
        .findFirst();
  }

  static String parse(String text) {
    String lower = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(lower).matches()) {
      throw ProblemException.invalid(
          "`name` must have 1 to 80 letters a to z, digits and . _ @ + -, and must begin with a letter"
              + " or a digit.");
    }
    return ActorName.parse(lower);
  }
}
