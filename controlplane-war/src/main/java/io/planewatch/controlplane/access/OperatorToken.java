package io.planewatch.controlplane.access;

import java.util.Optional;

/**
 * Which operator token is in use. What an operator token made (API tokens, sessions, sign-in links)
 * holds the token's mark in its {@link Lineage} and opens nothing once the token was replaced.
 */
public final class OperatorToken {
  private static final String MARK = "operator-";
  private static final int MARK_DIGITS = 32;

  private volatile Optional<String> current = Optional.empty();

  /** The lineage of a caller that showed this token. */
  public static Lineage lineage(TokenHash hash) {
    return Lineage.none().followedBy(mark(hash));
  }

  /** Takes a token into use; empty when no operator token is configured. */
  public void use(Optional<TokenHash> hash) {
    current = hash.map(OperatorToken::mark);
  }

  /** The mark of the token in use, as it stands in a lineage. */
  public Optional<String> mark() {
    return current;
  }

  /** Whether the lineage holds no operator token but the one in use. */
  public boolean admits(Lineage lineage) {
    return lineage.tokens().stream()
        .filter(OperatorToken::isMark)
        .allMatch(id -> current.equals(Optional.of(id)));
  }

  /** Whether an entry of a lineage is an operator token's mark and not the id of an API token. */
  static boolean isMark(String id) {
    return id.startsWith(MARK);
  }

  /** A hash of the hash: the mark is stored, and must not say what the token's own hash is. */
  private static String mark(TokenHash hash) {
    return MARK + TokenHash.of(hash.hex()).hex().substring(0, MARK_DIGITS);
  }
}
