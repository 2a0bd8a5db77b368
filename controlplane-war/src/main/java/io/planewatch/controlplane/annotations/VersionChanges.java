package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.planes.PlaneEvent;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;

/** Deploys as the planes' own reports show them: another version began to run. */
final class VersionChanges implements AnnotationSource {
  private static final PlaneRows<PlaneEvent> WITHIN =
      new PlaneRows<>(
          PlaneEvent.class,
          "select e from PlaneEvent e where e.version is not null"
              + " and e.at >= :from and e.at <= :to%s order by e.id desc",
          "e.planeId");

  private final Database database;

  VersionChanges(Database database) {
    this.database = database;
  }

  @Override
  public List<Annotation> within(Period period, PlaneSet planes, int limit) {
    return database.inTransaction(
        entities ->
            WITHIN.query(entities, period, planes, limit).getResultList().stream()
                .map(event -> deploy(entities, event))
                .toList());
  }

  private static Annotation deploy(EntityManager entities, PlaneEvent event) {
    String before = versionBefore(entities, event);
    String title =
        before == null
            ? "%s: version %s began to run".formatted(event.planeId(), event.version())
            : "%s: version %s after %s".formatted(event.planeId(), event.version(), before);
    return new Annotation(
        "version-" + event.id(),
        Kind.DEPLOY,
        title,
        new Period(event.at(), event.at()),
        Set.of(event.planeId()),
        "registry");
  }

  private static String versionBefore(EntityManager entities, PlaneEvent event) {
    return entities
        .createQuery(
            "select e.version from PlaneEvent e where e.planeId = :plane and e.id < :id"
                + " and e.version is not null order by e.id desc",
            String.class)
        .setParameter("plane", event.planeId())
        .setParameter("id", event.id())
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .orElse(null);
  }
}
