package io.planewatch.controlplane.annotations;

import io.planewatch.controlplane.planes.PlaneSet;
import java.util.List;

/** Where annotations come from: what was posted, and what is derived from other records. */
public interface AnnotationSource {
  /** Those that touch the period and at least one of the planes, newest first. */
  List<Annotation> within(Period period, PlaneSet planes, int limit);
}
