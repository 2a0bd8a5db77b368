package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.planes.PlaneEvent;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.state.Database;
import java.util.List;
import java.util.Set;

/** Deploys as the planes' own reports show them: another version began to run. */
final class VersionChanges implements AnnotationSource {
  private static final int MAX_SHOWN = 50;

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
                .map(VersionChanges::deploy)
                .toList());
  }

  private static Annotation deploy(PlaneEvent event) {
    String before = event.versionBefore();
    String title =
        before == null
            ? "%s: version %s began to run".formatted(event.planeId(), shortened(event.version()))
            : "%s: version %s after %s"
                .formatted(event.planeId(), shortened(event.version()), shortened(before));
    return new Annotation(
        "version-" + event.id(),
        Kind.DEPLOY,
        title,
        new Period(event.at(), event.at()),
        Set.of(event.planeId()),
        "registry");
  }

  /** Two of the longest versions and the longest plane id are more than a title may hold. */
  private static String shortened(String version) {
    return version.length() <= MAX_SHOWN ? version : version.substring(0, MAX_SHOWN) + "…";
  }
}
