package io.planewatch.controlplane.planes;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/** The planes that a request may reach. */
public sealed interface PlaneSet {
  /** Every plane, also series that belong to none: no matcher is added. */
  record All() implements PlaneSet {}

  /** Never empty, so that no matcher made of it can match everything. */
  record Some(SortedSet<String> ids) implements PlaneSet {
    public Some {
      if (ids.isEmpty()) {
        throw new IllegalArgumentException("ids is empty");
      }
      ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }
  }

  /** The grants resolve to no plane: the request is refused. */
  record None() implements PlaneSet {}

  default boolean contains(String id) {
    return this instanceof All || (this instanceof Some some && some.ids().contains(id));
  }

  default boolean containsAll(Collection<String> ids) {
    return this instanceof All || (this instanceof Some some && some.ids().containsAll(ids));
  }

  static PlaneSet of(Collection<String> ids) {
    return ids.isEmpty() ? new None() : new Some(new TreeSet<>(ids));
  }
}
