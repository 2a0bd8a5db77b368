package io.planewatch.controlplane.planes;

import static java.util.stream.Collectors.toCollection;

import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The names of planes, environments and lines of business that one caller may know. A grant that
 * names none of them would grant nothing, and most often it is a typing error.
 */
public final class KnownNames {
  private static final int MAX_NAME = 63;

  private final Set<String> planes;
  private final Set<String> environments;
  private final Set<String> linesOfBusiness;

  KnownNames(Collection<PlaneEntry> seen) {
    planes = names(seen, PlaneEntry::id);
    environments = names(seen, PlaneEntry::environment);
    linesOfBusiness = names(seen, PlaneEntry::lineOfBusiness);
  }

  /**
   * Refuses grants with a name that no plane bears. A plane counts from its first join token on, so
   * that tokens and accounts can be made before it joins.
   *
   * @throws ProblemException with the field, the name and the nearest name that is known
   */
  public void require(Grants grants) {
    if (grants instanceof Grants.Restricted restricted) {
      require("planes", "data plane", restricted.planes(), planes);
      require("environments", "environment", restricted.environments(), environments);
      require("linesOfBusiness", "line of business", restricted.linesOfBusiness(), linesOfBusiness);
    }
  }

  private static void require(String field, String kind, Set<String> wanted, Set<String> known) {
    for (String name : new TreeSet<>(wanted)) {
      if (!known.contains(name)) {
        String hint =
            nearest(name, known)
                .map(nearest -> " The nearest name is '" + nearest + "'.")
                .orElse(" Issue the join token of such a data plane first.");
        throw ProblemException.invalid(
            field + ": the registry has no " + kind + " '" + name + "'." + hint);
      }
    }
  }

  /** The name that differs least, if it differs little enough to be meant. */
  static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .filter(other -> distance(name, other) <= farthest(name))
        .min(
            Comparator.<String>comparingInt(other -> distance(name, other))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A short name has many neighbours, so that fewer letters may differ. */
  private static int farthest(String name) {
    return name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
  }

  /** Levenshtein's distance, where letters of both cases are the same. */
  private static int distance(String one, String other) {
    if (one.length() > MAX_NAME || other.length() > MAX_NAME) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (isSame(one.charAt(i - 1), other.charAt(j - 1)) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  private static boolean isSame(char one, char other) {
    return Character.toLowerCase(one) == Character.toLowerCase(other);
  }

  private static Set<String> names(Collection<PlaneEntry> planes, Function<PlaneEntry, String> by) {
    return planes.stream().map(by).collect(toCollection(TreeSet::new));
  }
}
