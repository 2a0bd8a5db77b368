package io.planewatch.controlplane.access;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Through which API tokens somebody came to ask, from the one that a person or the operator made to
 * the one that was shown. Empty for a caller who signed in directly.
 *
 * @param tokens their ids
 */
public record Lineage(List<String> tokens) {
  public Lineage {
    tokens = List.copyOf(tokens);
  }

  static Lineage none() {
    return new Lineage(List.of());
  }

  /** Reads what {@link #text} wrote. */
  public static Lineage parse(String text) {
    return text.isEmpty() ? none() : new Lineage(Arrays.asList(text.split(" ", -1)));
  }

  /** As it is stored; the ids are UUIDs, none of which is a part of another. */
  public String text() {
    return String.join(" ", tokens);
  }

  /** The first one that is not the operator's: all others were made with it. */
  public Optional<String> firstApiToken() {
    return tokens.stream().filter(id -> !OperatorToken.isMark(id)).findFirst();
  }

  /** The one that was shown; empty for the operator and for guests of the operator. */
  public Optional<String> lastApiToken() {
    return tokens.stream().filter(id -> !OperatorToken.isMark(id)).reduce((former, next) -> next);
  }

  public Lineage followedBy(String token) {
    List<String> longer = new ArrayList<>(tokens);
    longer.add(token);
    return new Lineage(longer);
  }

  public boolean isRevoked(EntityManager entities) {
    return !tokens.isEmpty()
        && entities
                .createQuery(
                    "select count(t) from ApiToken t where t.id in :tokens and t.revokedAt is not null",
                    Long.class)
                .setParameter("tokens", tokens)
                .getSingleResult()
            > 0;
  }

  /**
   * Holds against a request that was let in a moment before its token was revoked: what it makes
   * would outlive the revocation.
   */
  public void requireUnrevoked(EntityManager entities) {
    if (isRevoked(entities)) {
      throw new ProblemException(
          ProblemKind.UNAUTHORIZED, "The token by which you ask was revoked meanwhile.");
    }
  }
}
