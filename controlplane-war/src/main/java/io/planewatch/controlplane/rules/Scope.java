package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import java.util.Set;
import java.util.TreeSet;

/** For which planes a rule is, in words: all there are or will be, or those that are named. */
public record Scope(Set<String> planes, Set<String> environments, Set<String> linesOfBusiness) {
  public Scope {
    planes = Set.copyOf(planes);
    environments = Set.copyOf(environments);
    linesOfBusiness = Set.copyOf(linesOfBusiness);
  }

  public boolean isFleetWide() {
    return planes.isEmpty() && environments.isEmpty() && linesOfBusiness.isEmpty();
  }

  public boolean holds(PlaneEntry plane) {
    return isFleetWide()
        || plane.isCoveredBy(new Grants.Restricted(planes, environments, linesOfBusiness));
  }

  /** The planes in use that are in this scope and within the grants, by id. */
  public Set<String> reached(PlaneDirectory directory, Grants grants) {
    Set<String> reached = new TreeSet<>();
    for (PlaneEntry plane : directory.coveredBy(grants)) {
      if (holds(plane) && !plane.isRetired()) {
        reached.add(plane.id());
      }
    }
    return reached;
  }
}
