package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.state.Database;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Deploys as the planes' own reports show them: another version began to run. */
final class VersionChanges implements AnnotationSource {
  private static final int MAX_SHOWN = 50;

  private static final PlaneRows<Object[]> WITHIN =
      new PlaneRows<>(
          Object[].class,
          "select e.id, e.planeId, e.at, e.version, e.versionBefore from PlaneEvent e"
              + " where e.version is not null and e.at >= :from and e.at <= :to%s"
              + " order by e.at desc, e.id desc",
          "e.planeId");

  private final Database database;

  VersionChanges(Database database) {
    this.database = database;
  }

  @Override
  public List<Annotation> within(AnnotationQuery query) {
    if (!query.wants(Kind.DEPLOY)) {
      return List.of();
    }
    return database.inTransaction(
        entities ->
            WITHIN.query(entities, query).getResultList().stream()
                .map(VersionChanges::deploy)
                .toList());
  }

  private static Annotation deploy(Object[] row) {
    String version = shortened((String) row[3]);
    String title =
        row[4] == null
            ? "%s: version %s began to run".formatted(row[1], version)
            : "%s: version %s after %s".formatted(row[1], version, shortened((String) row[4]));
    OffsetDateTime at = (OffsetDateTime) row[2];
    return Annotation.derived(
        "version-" + row[0],
        Kind.DEPLOY,
        title,
        new Period(at.toInstant(), at.toInstant()),
        Set.of((String) row[1]),
        "registry");
  }

  /** Two of the longest versions and the longest plane id are more than a title may hold. */
  private static String shortened(String version) {
    return version.length() <= MAX_SHOWN ? version : version.substring(0, MAX_SHOWN) + "…";
  }
}
