package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.dashboards.DashboardsConfig.Limit;
import io.planewatch.controlplane.problems.ProblemException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Map;

/**
 * Holds dashboards to their limits after a change and before its commit. No sentence tells how many
 * dashboards others have.
 */
final class Quota {
  private static final String DELETE =
      " Delete dashboards and remove them from the bin, or ask an administrator for a higher ";

  private final DashboardsConfig config;

  Quota(DashboardsConfig config) {
    this.config = config;
  }

  /**
   * @throws ProblemException 409 naming the limit and its setting
   */
  void require(EntityManager entities, Dashboard changed) {
    require(
        entities,
        config.perAuthor(),
        "One owner",
        "coalesce(d.authorKey, d.ownerKey) = :key",
        Map.of("key", changed.authorKey()));
    require(
        entities,
        config.perScope(),
        "One set of data planes",
        "d.scopeKey = :key",
        Map.of("key", changed.scopeKey()));
    require(entities, config.inAll(), "This control plane", "1 = 1", Map.of());
  }

  /** Removes the oldest versions beyond the limits; the newest version always stays. */
  void removeOldVersions(EntityManager entities, String id) {
    long kept = 0;
    long bytes = 0;
    for (Object[] row :
        entities
            .createQuery(
                "select v.version, v.bytes from DashboardVersion v where v.name = :id order by"
                    + " v.version desc",
                Object[].class)
            .setParameter("id", id)
            .getResultList()) {
      kept++;
      bytes += (long) row[1];
      if (kept > 1 && (kept > config.versions() || bytes > config.versionBytes())) {
        entities
            .createQuery("delete from DashboardVersion v where v.name = :id and v.version <= :old")
            .setParameter("id", id)
            .setParameter("old", row[0])
            .executeUpdate();
        return;
      }
    }
  }

  private static void require(
      EntityManager entities, Limit limit, String who, String where, Map<String, ?> parameters) {
    Query count = entities.createQuery("select count(d) from Dashboard d where " + where);
    Query bytes =
        entities.createQuery(
            "select coalesce(sum(v.bytes), 0) from DashboardVersion v, Dashboard d where v.name ="
                + " d.id and "
                + where);
    parameters.forEach(count::setParameter);
    parameters.forEach(bytes::setParameter);
    String setting = DashboardsConfig.PREFIX + "." + limit.setting();
    if (((Number) count.getSingleResult()).longValue() > limit.dashboards()) {
      throw ProblemException.conflict(
          who
              + " may have at most "
              + limit.dashboards()
              + " dashboards, including those in the bin."
              + DELETE
              + setting
              + ".");
    }
    if (((Number) bytes.getSingleResult()).longValue() > limit.bytes()) {
      throw ProblemException.conflict(
          "The dashboards of "
              + lowerCase(who)
              + " may have at most "
              + limit.bytes()
              + " bytes with all their versions, including those in the bin."
              + DELETE
              + setting
              + "-bytes.");
    }
  }

  private static String lowerCase(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
