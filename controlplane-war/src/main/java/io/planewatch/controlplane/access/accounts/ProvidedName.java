package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.ActorName;
import io.planewatch.controlplane.access.TokenHash;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The account name of a person who signs in at an identity provider. A reserved name, or a name
 * that looks like another one, keeps its plain characters. It also gets digits that belong to the
 * person.
 */
final class ProvidedName {
  private static final Pattern NOT_PLAIN = Pattern.compile("[^a-z0-9._@+-]+");
  private static final int DIGITS = 8;

  private ProvidedName() {}

  /**
   * The name for the account.
   *
   * @param claimed as the provider writes it
   * @param subject who it is to the provider, never given to anybody else
   */
  static String of(String claimed, String subject) {
    String name = claimed.strip().toLowerCase(Locale.ROOT);
    return ActorName.isReadable(name) && !ActorName.isReserved(name) ? name : own(name, subject);
  }

  /** A unique name: the digits at its end are computed from the subject. */
  static String own(String name, String subject) {
    String digits = "#" + TokenHash.of(subject).hex().substring(0, DIGITS);
    String plain =
        NOT_PLAIN.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("_");
    String first = "p" + plain;
    String begun = plain.isEmpty() || !Character.isLetterOrDigit(plain.charAt(0)) ? first : plain;
    return begun.substring(0, Math.min(begun.length(), ActorName.MAX - digits.length())) + digits;
  }
}
