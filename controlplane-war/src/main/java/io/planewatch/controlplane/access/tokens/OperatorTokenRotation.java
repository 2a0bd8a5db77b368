package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.OperatorToken;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ends what former operator tokens made. {@link OperatorToken} refuses it at once; here its rows
 * go, and the audit log says so.
 */
public final class OperatorTokenRotation {
  private static final String OPERATOR = "operator-%";
  private static final List<String> MADE =
      List.of("ApiToken", "Session", "SignInCode", "EmbedToken");

  private final Database database;
  private final OperatorToken operatorToken;
  private final Clock clock;
  private Optional<String> ended = Optional.of("not yet");

  OperatorTokenRotation(Database database, OperatorToken operatorToken, Clock clock) {
    this.database = database;
    this.operatorToken = operatorToken;
    this.clock = clock;
  }

  /**
   * Ends what operator tokens made that were in use before the present one. The order is stored in
   * the database: a replica that starts with a former token, or without one, ends nothing. Does
   * nothing unless the operator token is another one than at the last call.
   */
  public synchronized void endFormer() {
    Optional<String> current = operatorToken.mark();
    if (current.isEmpty() || current.equals(ended)) {
      return;
    }
    String mark = current.get();
    boolean isNew = database.inTransaction(entities -> !OperatorTokenMarks.isKnown(entities, mark));
    if (isNew || !database.inTransaction(entities -> former(entities, mark)).isEmpty()) {
      database.change(
          Topic.ACCESS,
          entities -> {
            OperatorTokenMarks.add(entities, mark, clock.instant());
            return end(entities, former(entities, mark));
          });
    }
    ended = current;
  }

  /**
   * Lets the operator token take the place of former ones: what they made was made with it. That is
   * for a restored backup, which holds no operator token.
   */
  public synchronized void adoptFormer() {
    operatorToken
        .mark()
        .ifPresent(
            mark ->
                database.change(
                    Topic.ACCESS,
                    entities -> {
                      OperatorTokenMarks.add(entities, mark, clock.instant());
                      return adopt(entities, mark);
                    }));
  }

  private int adopt(EntityManager entities, String mark) {
    Set<String> former = marks(entities);
    former.remove(mark);
    int count = 0;
    for (String one : former) {
      for (String entity : MADE) {
        count +=
            entities
                .createQuery(
                    "update "
                        + entity
                        + " x set x.lineage = function('replace', x.lineage, :former, :next)"
                        + " where x.lineage like :operator")
                .setParameter("former", one)
                .setParameter("next", mark)
                .setParameter("operator", one + "%")
                .executeUpdate();
      }
    }
    AuditEntry.write(
        entities,
        clock.instant(),
        "control plane",
        "operator-token.adopt",
        "operator token",
        "restored from a backup and kept: " + count);
    return count;
  }

  private Set<String> former(EntityManager entities, String mark) {
    Set<String> former = marks(entities);
    former.retainAll(OperatorTokenMarks.before(entities, mark));
    return former;
  }

  private int end(EntityManager entities, Set<String> former) {
    Instant now = clock.instant();
    int count = former.stream().mapToInt(mark -> MadeThrough.end(entities, mark, now)).sum();
    if (count > 0) {
      AuditEntry.write(
          entities,
          now,
          "control plane",
          "operator-token.replace",
          "operator token",
          "made with former ones and ended: " + count);
    }
    return count;
  }

  private Set<String> marks(EntityManager entities) {
    return MADE.stream()
        .flatMap(entity -> lineages(entities, entity))
        .map(Lineage::parse)
        .map(lineage -> lineage.tokens().get(0))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Stream<String> lineages(EntityManager entities, String entity) {
    String good = entity.equals("ApiToken") ? " and x.revokedAt is null" : "";
    return entities
        .createQuery(
            "select distinct x.lineage from " + entity + " x where x.lineage like :operator" + good,
            String.class)
        .setParameter("operator", OPERATOR)
        .getResultStream();
  }
}
