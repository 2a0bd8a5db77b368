package io.planewatch.controlplane.access;

import io.planewatch.controlplane.problems.ProblemException;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How an account, a token or a guest may be called. The audit log tells people by these names, so a
 * name looks like itself and like no other: letters of one script, no characters that are not seen
 * or that change the order of others, and nothing that resembles a name of the control plane
 * itself.
 */
public final class ActorName {
  /** The name of the caller who shows the operator token or signs in with its link. */
  public static final String OPERATOR = "admin";

  /** In the name of the control plane: periodic jobs and other automatic changes. */
  public static final String CONTROL_PLANE = "control plane";

  /** In the name of the identity provider: accounts that it makes and takes back. */
  public static final String IDENTITY_PROVIDER = "identity provider";

  public static final int MAX = 80;

  private static final Pattern ASCII_OTHERS = Pattern.compile("[0-9 ._@:+/()#,'-]");
  private static final Set<Character.UnicodeScript> TOGETHER =
      EnumSet.of(
          Character.UnicodeScript.HAN,
          Character.UnicodeScript.HIRAGANA,
          Character.UnicodeScript.KATAKANA);

  /** As they look, without signs and blanks: {@link Lookalike#core}. */
  private static final List<String> RESERVED =
      List.of(
              OPERATOR,
              "administrator",
              "operator",
              "root operator",
              "system",
              CONTROL_PLANE,
              IDENTITY_PROVIDER,
              "planewatch",
              "planewatch token",
              "planewatch token link",
              "discovery",
              "prometheus",
              "alertmanager",
              "unknown",
              "several",
              "nobody")
          .stream()
          .map(Lookalike::core)
          .toList();

  /** The audit log writes a data plane and a page before its own name. */
  private static final Pattern PREFIXED = Pattern.compile("(plane|page of|oidc)[ :#].*");

  /**
   * {@code ./planewatch token} names its tokens {@code cli:USER} and its guests {@code guest:USER}.
   */
  private static final Pattern COMMAND_LINE = Pattern.compile("(cli|guest) ?:.*");

  private ActorName() {}

  /**
   * Reads and checks a name that {@code maker} chose for a token or a guest. The names of the
   * command line are the operator's.
   *
   * @throws ProblemException with the rule that it breaks
   */
  public static String parse(String text, Caller maker) {
    return parse(
        text, maker.name().equals(OPERATOR) && CallerOrigin.accountOrToken(maker).isEmpty());
  }

  /**
   * Reads and checks a name that somebody chose.
   *
   * @throws ProblemException with the rule that it breaks
   */
  public static String parse(String text) {
    return parse(text, false);
  }

  private static String parse(String text, boolean isOperator) {
    String name = text == null ? "" : text.strip();
    if (name.isEmpty() || name.length() > MAX) {
      throw ProblemException.invalid("`name` must have 1 to " + MAX + " characters.");
    }
    if (!isReadable(name)) {
      throw ProblemException.invalid(
          "`name` must begin with a letter or a digit and may hold letters of one script, digits 0 to 9,"
              + " blanks and . _ @ : + / ( ) # , ' -. Control and format characters are not allowed.");
    }
    if (isOfControlPlane(name) || (isOfCommandLine(name) && !isOperator)) {
      throw ProblemException.invalid(
          "`name`: '" + name + "' is reserved or looks like a reserved name; choose another one.");
    }
    return name;
  }

  /** Whether somebody who reads it sees what it is. */
  public static boolean isReadable(String name) {
    if (name.isEmpty()
        || name.length() > MAX
        || !Normalizer.isNormalized(name, Normalizer.Form.NFKC)
        || !Character.isLetterOrDigit(name.codePointAt(0))
        || name.contains("  ")) {
      return false;
    }
    Set<Character.UnicodeScript> scripts = EnumSet.noneOf(Character.UnicodeScript.class);
    boolean known =
        name.codePoints()
            .allMatch(
                c -> {
                  if (Character.isLetter(c)) {
                    Character.UnicodeScript script = Character.UnicodeScript.of(c);
                    scripts.add(script);
                    return script != Character.UnicodeScript.UNKNOWN;
                  }
                  return isMark(c) || ASCII_OTHERS.matcher(Character.toString(c)).matches();
                });
    scripts.remove(Character.UnicodeScript.COMMON);
    scripts.remove(Character.UnicodeScript.INHERITED);
    return known && (scripts.size() <= 1 || TOGETHER.containsAll(scripts));
  }

  /** Whether it is, or looks like, a name by which the control plane or its command line acts. */
  public static boolean isReserved(String name) {
    return isOfControlPlane(name) || isOfCommandLine(name);
  }

  private static boolean isOfControlPlane(String name) {
    return begins(name, PREFIXED) || RESERVED.contains(Lookalike.core(name));
  }

  private static boolean isOfCommandLine(String name) {
    return begins(name, COMMAND_LINE);
  }

  private static boolean begins(String name, Pattern prefix) {
    return prefix.matcher(name.toLowerCase(Locale.ROOT)).matches()
        || prefix.matcher(Lookalike.shape(name)).matches();
  }

  /** Whether a reader could take one for the other. */
  public static boolean looksLike(String name, String other) {
    return name.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT))
        || Lookalike.shape(name).equals(Lookalike.shape(other));
  }

  /** Marks are parts of letters in scripts whose letters have no composed form. */
  private static boolean isMark(int c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
