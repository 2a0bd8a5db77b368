package io.planewatch.controlplane.access;

import java.util.HashSet;
import java.util.Set;

/**
 * Which planes a caller may see, in the words in which it was granted; {@code
 * planes.PlaneDirectory} resolves it to plane ids.
 */
public sealed interface Grants {
  /** Every plane there is or will be. */
  record Unrestricted() implements Grants {
    @Override
    public boolean covers(String plane, String environment, String lineOfBusiness) {
      return true;
    }

    @Override
    public boolean includes(Grants other) {
      return true;
    }

    @Override
    public Grants without(Grants other) {
      return this;
    }
  }

  /**
   * The named planes, and those of the named environments, and those of the named lines of
   * business.
   */
  record Restricted(Set<String> planes, Set<String> environments, Set<String> linesOfBusiness)
      implements Grants {
    public Restricted {
      planes = Set.copyOf(planes);
      environments = Set.copyOf(environments);
      linesOfBusiness = Set.copyOf(linesOfBusiness);
    }

    @Override
    public boolean covers(String plane, String environment, String lineOfBusiness) {
      return planes.contains(plane)
          || environments.contains(environment)
          || linesOfBusiness.contains(lineOfBusiness);
    }

    @Override
    public boolean includes(Grants other) {
      return other instanceof Restricted narrower
          && planes.containsAll(narrower.planes)
          && environments.containsAll(narrower.environments)
          && linesOfBusiness.containsAll(narrower.linesOfBusiness);
    }

    @Override
    public Grants without(Grants other) {
      return other instanceof Restricted known
          ? new Restricted(
              minus(planes, known.planes),
              minus(environments, known.environments),
              minus(linesOfBusiness, known.linesOfBusiness))
          : this;
    }

    private static Set<String> minus(Set<String> names, Set<String> known) {
      Set<String> rest = new HashSet<>(names);
      rest.removeAll(known);
      return rest;
    }
  }

  static Grants unrestricted() {
    return new Unrestricted();
  }

  boolean covers(String plane, String environment, String lineOfBusiness);

  /**
   * Whether whoever holds these may hand out {@code other}. Compared as written, so the answer
   * stays right when planes move.
   */
  boolean includes(Grants other);

  /** The names of these that the other does not hold. */
  Grants without(Grants other);
}
