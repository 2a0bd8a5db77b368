package io.planewatch.controlplane.planes;

import static java.util.Objects.requireNonNull;

/**
 * What grants mean at the moment.
 *
 * @param version changes whenever any plane is added or removed or moves to another environment or
 *     line of business
 */
public record ResolvedPlanes(PlaneSet planes, long version) {
  public ResolvedPlanes {
    requireNonNull(planes, "planes is null");
  }
}
