package io.planewatch.controlplane.annotations;

import java.util.List;

/** A source of annotations: posted annotations, or annotations derived from other records. */
public interface AnnotationSource {
  /**
   * Those that the query wants, by their beginning, the newest first, at most as many as it says.
   * Two calls give those with the same beginning in the same order. Their records are left out.
   */
  List<Annotation> within(AnnotationQuery query);
}
