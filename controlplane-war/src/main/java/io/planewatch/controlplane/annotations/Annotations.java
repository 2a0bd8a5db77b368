package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.planes.PlaneSet;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Every source's annotations, as one list. */
final class Annotations {
  private final List<AnnotationSource> sources;

  Annotations(List<AnnotationSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /**
   * Newest first.
   *
   * @param kinds empty for all
   */
  List<Annotation> within(Period period, PlaneSet planes, Set<Kind> kinds, int limit) {
    return sources.stream()
        .flatMap(source -> source.within(period, planes, limit).stream())
        .filter(annotation -> kinds.isEmpty() || kinds.contains(annotation.kind()))
        .sorted(
            Comparator.comparing((Annotation annotation) -> annotation.period().from()).reversed())
        .limit(limit)
        .toList();
  }
}
