package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Annotations that came by the API. */
public final class PostedAnnotations implements AnnotationSource {
  private static final PlaneRows<Object[]> WITHIN =
      new PlaneRows<>(
          Object[].class,
          "select distinct a.id, a.kind, a.title, a.from, a.to, a.createdBy"
              + " from PostedAnnotation a join a.planes p where a.from <= :to and a.to >= :from"
              + " and a.kind in :kinds%s order by a.from desc, a.id desc",
          "p");

  private final AnnotationsConfig config;
  private final Database database;
  private final Clock clock;

  PostedAnnotations(AnnotationsConfig config, Database database, Clock clock) {
    this.config = config;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param authorKey against whose quota it counts
   * @throws ProblemException when its author has as many as one author may have
   */
  void add(Annotation annotation, String authorKey) {
    database.inTransaction(
        entities -> {
          requireRoom(entities, annotation, authorKey);
          entities.persist(new PostedAnnotation(annotation, authorKey));
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

  private void requireRoom(EntityManager entities, Annotation annotation, String authorKey) {
    Object[] kept =
        entities
            .createQuery(
                "select count(a), coalesce(sum(length(a.record)), 0) from PostedAnnotation a"
                    + " where a.authorKey = :author or (a.authorKey is null and a.createdBy = :name)",
                Object[].class)
            .setParameter("author", authorKey)
            // A former version that runs during an upgrade writes no key.
            .setParameter("name", annotation.by())
            .getSingleResult();
    if (((Number) kept[0]).longValue() >= config.mostOfAuthor()) {
      throw full("you have " + config.mostOfAuthor() + " annotations", "most");
    }
    long characters = annotation.record().map(String::length).orElse(0);
    if (((Number) kept[1]).longValue() + characters > config.charactersOfAuthor()) {
      throw full("the records of your annotations have " + kept[1] + " characters", "characters");
    }
  }

  private static ProblemException full(String what, String setting) {
    return ProblemException.conflict(
        "No more annotations can be kept: "
            + what
            + " ("
            + AnnotationsConfig.PREFIX
            + "."
            + setting
            + "-of-author). Remove some first.");
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

  /** Forgets those that ended too long ago. */
  void purge() {
    Instant oldest = clock.instant().minus(config.keptFor());
    database.inTransaction(
        entities ->
            entities
                .createQuery("delete from PostedAnnotation a where a.to < :oldest")
                .setParameter("oldest", oldest.atOffset(ZoneOffset.UTC))
                .executeUpdate());
  }

  @Override
  public List<Annotation> within(AnnotationQuery query) {
    return database.inTransaction(
        entities -> {
          List<Object[]> rows =
              WITHIN.query(entities, query).setParameter("kinds", query.kinds()).getResultList();
          Map<String, Set<String>> planes =
              planes(entities, rows.stream().map(row -> (String) row[0]).toList());
          return rows.stream().map(row -> annotation(row, planes)).toList();
        });
  }

  private static Map<String, Set<String>> planes(EntityManager entities, List<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return entities
        .createQuery(
            "select a.id, p from PostedAnnotation a join a.planes p where a.id in :ids",
            Object[].class)
        .setParameter("ids", ids)
        .getResultStream()
        .collect(
            Collectors.groupingBy(
                row -> (String) row[0],
                Collectors.mapping(row -> (String) row[1], Collectors.toCollection(TreeSet::new))));
  }

  private static Annotation annotation(Object[] row, Map<String, Set<String>> planes) {
    Instant from = ((OffsetDateTime) row[3]).toInstant();
    Instant to = ((OffsetDateTime) row[4]).toInstant();
    return Annotation.derived(
        (String) row[0],
        (Kind) row[1],
        (String) row[2],
        new Period(from, to.isBefore(from) ? from : to),
        planes.get(row[0]),
        (String) row[5]);
  }

  /** How long the records of those among these are that have one. */
  Map<String, Integer> recordLengths(List<String> ids) {
    Map<String, Integer> lengths = new HashMap<>();
    select(ids, "length(a.record)")
        .forEach(row -> lengths.put((String) row[0], ((Number) row[1]).intValue()));
    return lengths;
  }

  Map<String, String> records(List<String> ids) {
    Map<String, String> records = new HashMap<>();
    select(ids, "a.record").forEach(row -> records.put((String) row[0], (String) row[1]));
    return records;
  }

  private List<Object[]> select(List<String> ids, String column) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return database.inTransaction(
        entities ->
            entities
                .createQuery(
                    "select a.id, "
                        + column
                        + " from PostedAnnotation a where a.id in :ids and a.record is not null",
                    Object[].class)
                .setParameter("ids", ids)
                .getResultList());
  }
}
