package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.planes.PlaneSet;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Rows of a period, of the planes that may be seen: who narrows a list by planes does it here.
 *
 * @param text JPQL that uses :from and :to, with %s where the narrowing goes
 * @param plane what holds the plane's id in that text
 */
public record PlaneRows<T>(Class<T> row, String text, String plane) {
  /** For a set of no planes it is a query that finds nothing. */
  public TypedQuery<T> query(EntityManager entities, Period period, PlaneSet planes, int mostRows) {
    return query(entities, period.from(), period.to(), planes, mostRows);
  }

  /** The rows that an annotation query wants of this kind. */
  public TypedQuery<T> query(EntityManager entities, AnnotationQuery wanted) {
    return query(
        entities, wanted.period().from(), wanted.startedBy(), wanted.planes(), wanted.most());
  }

  private TypedQuery<T> query(
      EntityManager entities, Instant from, Instant to, PlaneSet planes, int mostRows) {
    TypedQuery<T> query =
        entities
            .createQuery(text.formatted(narrowing(planes)), row)
            .setParameter("from", from.atOffset(ZoneOffset.UTC))
            .setParameter("to", to.atOffset(ZoneOffset.UTC))
            .setMaxResults(mostRows);
    return planes instanceof PlaneSet.Some some ? query.setParameter("planes", some.ids()) : query;
  }

  private String narrowing(PlaneSet planes) {
    if (planes instanceof PlaneSet.All) {
      return "";
    }
    return planes instanceof PlaneSet.Some ? " and " + plane + " in :planes" : " and 1 = 0";
  }
}
