package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.state.Database;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Annotations that came by the API. */
public final class PostedAnnotations implements AnnotationSource {
  private static final PlaneRows<PostedAnnotation> WITHIN =
      new PlaneRows<>(
          PostedAnnotation.class,
          "select distinct a from PostedAnnotation a join a.planes p"
              + " where a.from <= :to and a.to >= :from%s order by a.from desc",
          "p");

  private final Database database;
  private final Clock clock;

  PostedAnnotations(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void add(Annotation annotation) {
    database.inTransaction(
        entities -> {
          entities.persist(new PostedAnnotation(annotation));
          AuditEntry.write(
              entities,
              clock.instant(),
              annotation.by(),
              "annotation.post",
              "annotation " + annotation.id(),
              annotation.title());
          return annotation;
        });
  }

  Optional<Annotation> find(String id) {
    return database.inTransaction(
        entities ->
            Optional.ofNullable(entities.find(PostedAnnotation.class, id))
                .map(PostedAnnotation::toAnnotation));
  }

  void remove(String id, String actor) {
    database.inTransaction(
        entities -> {
          PostedAnnotation found = entities.find(PostedAnnotation.class, id);
          if (found != null) {
            entities.remove(found);
            String title = found.toAnnotation().title();
            AuditEntry.write(
                entities, clock.instant(), actor, "annotation.remove", "annotation " + id, title);
          }
          return id;
        });
  }

  @Override
  public List<Annotation> within(Period period, PlaneSet planes, int limit) {
    return database.inTransaction(
        entities ->
            WITHIN.query(entities, period, planes, limit).getResultList().stream()
                .map(PostedAnnotation::toAnnotation)
                .toList());
  }
}
