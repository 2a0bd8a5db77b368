package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.planes.PlaneSet;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which annotations are wanted.
 *
 * @param period that they touch
 * @param planes of which they touch at least one
 * @param kinds empty for all
 * @param startedBy that they had begun by then
 * @param most how many at most
 */
public record AnnotationQuery(
    Period period, PlaneSet planes, Set<Kind> kinds, Instant startedBy, int most) {
  public AnnotationQuery {
    kinds = kinds.isEmpty() ? EnumSet.allOf(Kind.class) : Set.copyOf(kinds);
    startedBy = startedBy.isBefore(period.to()) ? startedBy : period.to();
  }

  public boolean wants(Kind kind) {
    return kinds.contains(kind);
  }

  AnnotationQuery atMost(int rows) {
    return new AnnotationQuery(period, planes, kinds, startedBy, rows);
  }
}
