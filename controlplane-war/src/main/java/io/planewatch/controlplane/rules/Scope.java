package io.planewatch.controlplane.rules;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.planes.PlaneSet;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** For which planes a rule is, in words: all there are or will be, or those that are named. */
public record Scope(Set<String> planes, Set<String> environments, Set<String> linesOfBusiness) {
  private static final int MOST_NAMES = 200;
  private static final int MOST_CHARACTERS = 63;

  public Scope {
    planes = Set.copyOf(planes);
    environments = Set.copyOf(environments);
    linesOfBusiness = Set.copyOf(linesOfBusiness);
  }

  /**
   * Checked where a request is read, not for a stored scope: a row of a former version may have
   * more names, and must not hold up the rules of other authors.
   *
   * @throws ProblemException that names the field that is too long
   */
  public void requireBounded() {
    requireBounded("planes", planes);
    requireBounded("environments", environments);
    requireBounded("linesOfBusiness", linesOfBusiness);
  }

  private static void requireBounded(String field, Set<String> names) {
    if (names.size() > MOST_NAMES
        || names.stream().anyMatch(name -> name.length() > MOST_CHARACTERS)) {
      throw ProblemException.invalid(
          field
              + ": must have at most "
              + MOST_NAMES
              + " names of at most "
              + MOST_CHARACTERS
              + " characters.");
    }
  }

  /** What of it a caller may know: the names of its own planes and of what these are in. */
  public Scope shownTo(PlaneSet granted, PlaneDirectory directory) {
    if (granted instanceof PlaneSet.All) {
      return this;
    }
    List<PlaneEntry> seen =
        directory.all().stream().filter(plane -> granted.contains(plane.id())).toList();
    return new Scope(
        intersection(planes, seen, PlaneEntry::id),
        intersection(environments, seen, PlaneEntry::environment),
        intersection(linesOfBusiness, seen, PlaneEntry::lineOfBusiness));
  }

  private static Set<String> intersection(
      Set<String> names, List<PlaneEntry> seen, Function<PlaneEntry, String> by) {
    return seen.stream().map(by).filter(names::contains).collect(Collectors.toSet());
  }

  public boolean isFleetWide() {
    return planes.isEmpty() && environments.isEmpty() && linesOfBusiness.isEmpty();
  }

  public boolean holds(PlaneEntry plane) {
    return isFleetWide()
        || plane.isCoveredBy(new Grants.Restricted(planes, environments, linesOfBusiness));
  }

  /** The planes in use that are in this scope and that the author may see, by id. */
  public Set<String> reached(PlaneDirectory directory, Predicate<PlaneEntry> seen) {
    Set<String> reached = new TreeSet<>();
    for (PlaneEntry plane : directory.all()) {
      if (holds(plane) && !plane.isRetired() && seen.test(plane)) {
        reached.add(plane.id());
      }
    }
    return reached;
  }

  /**
   * What {@link #reached} gives its author, who may write for no plane beyond.
   *
   * @param article of what is written, with a capital
   * @param noun what is written
   * @throws ProblemException 403 when the author's grants do not hold all that it names
   */
  public Set<String> claimed(PlaneDirectory directory, Caller author, String article, String noun) {
    if (isFleetWide() && !author.isUnrestricted()) {
      throw ProblemException.forbidden(
          article
              + " "
              + noun
              + " for every data plane needs the unrestricted grant; name planes, environments or"
              + " lines of business.");
    }
    if (!isFleetWide()) {
      directory
          .knownNames(author.grants())
          .require(new Grants.Restricted(planes, environments, linesOfBusiness));
    }
    if (!planes.isEmpty()) {
      directory.reach(author.grants(), planes);
    }
    Set<String> reached = reached(directory, plane -> plane.isCoveredBy(author.grants()));
    if (reached.isEmpty() && !isFleetWide()) {
      throw ProblemException.forbidden(
          "You have no access to a data plane that this " + noun + " names.");
    }
    return reached;
  }

  /** Why a plane that was reached once no longer is. */
  public String whyLost(PlaneEntry plane) {
    if (plane.isRetired()) {
      return "The plane is retired.";
    }
    return holds(plane)
        ? "The author's grants no longer reach this plane; somebody who may see it has to save this"
            + " again."
        : "The plane has left the scope.";
  }
}
