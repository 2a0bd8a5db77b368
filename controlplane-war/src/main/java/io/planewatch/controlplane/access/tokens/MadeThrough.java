package io.planewatch.controlplane.access.tokens;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Everything that was created with a token, directly or indirectly. It ends with the token. */
final class MadeThrough {
  /** Nothing else gets into a pattern of SQL. */
  private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}|operator-[0-9a-f]{32}");

  private MadeThrough() {}

  /**
   * Ends tokens (also those of pages), sessions and sign-in links.
   *
   * @return how many they were
   */
  static int end(EntityManager entities, String token, Instant now) {
    if (!ID.matcher(token).matches()) {
      return 0;
    }
    Query revoke =
        entities
            .createQuery(
                "update ApiToken t set t.revokedAt = :now where t.lineage like :within and t.revokedAt is null")
            .setParameter("now", now.atOffset(ZoneOffset.UTC));
    return within(token, revoke)
        + within(token, entities.createQuery("delete from Session s where s.lineage like :within"))
        + within(
            token, entities.createQuery("delete from SignInCode c where c.lineage like :within"))
        + within(
            token, entities.createQuery("delete from EmbedToken e where e.lineage like :within"));
  }

  private static int within(String token, Query statement) {
    return statement.setParameter("within", "%" + token + "%").executeUpdate();
  }
}
