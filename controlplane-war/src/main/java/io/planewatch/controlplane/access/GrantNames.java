package io.planewatch.controlplane.access;

import io.planewatch.controlplane.problems.ProblemException;

/**
 * The names that grants may hold: those of data planes, environments and lines of business that the
 * registry has. A grant of another name grants nothing, and most often is a typing error.
 */
public interface GrantNames {
  /**
   * Refuses grants with a name that the registry does not have.
   *
   * @param giver who hands out the grants, and is told no names of planes that the giver may not
   *     see
   * @throws ProblemException with the field, the name and the nearest name
   */
  void requireKnown(Caller giver, Grants grants);

  /**
   * The caller whom somebody makes. What reaches further than its maker is not looked up: it is
   * refused elsewhere, with the same answer whether the name exists or not.
   *
   * @throws ProblemException as {@link #requireKnown} does
   */
  default Caller checked(Caller giver, Caller made) {
    if (giver.includes(made)) {
      requireKnown(giver, made.grants());
    }
    return made;
  }
}
