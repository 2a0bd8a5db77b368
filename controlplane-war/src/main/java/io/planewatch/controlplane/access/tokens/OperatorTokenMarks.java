package io.planewatch.controlplane.access.tokens;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The order in which operator tokens came into use. The order is a number, because the clocks of
 * two replicas may differ.
 */
final class OperatorTokenMarks {
  private OperatorTokenMarks() {}

  static boolean isKnown(EntityManager entities, String mark) {
    return !entities
        .createNativeQuery("select ordinal_no from operator_token_mark where mark = ?")
        .setParameter(1, mark)
        .getResultList()
        .isEmpty();
  }

  /** Adds it as the newest one, unless it is known. */
  static void add(EntityManager entities, String mark, Instant now) {
    if (!isKnown(entities, mark)) {
      Object newest =
          entities
              .createNativeQuery("select coalesce(max(ordinal_no), 0) from operator_token_mark")
              .getSingleResult();
      entities
          .createNativeQuery(
              "insert into operator_token_mark (mark, ordinal_no, since) values (?, ?, ?)")
          .setParameter(1, mark)
          .setParameter(2, ((Number) newest).longValue() + 1)
          .setParameter(3, now.atOffset(ZoneOffset.UTC))
          .executeUpdate();
    }
  }

  /** Those that came into use before the given one. */
  static Set<String> before(EntityManager entities, String mark) {
    List<?> marks =
        entities
            .createNativeQuery(
                "select mark from operator_token_mark where ordinal_no <"
                    + " (select ordinal_no from operator_token_mark where mark = ?)")
            .setParameter(1, mark)
            .getResultList();
    return marks.stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
