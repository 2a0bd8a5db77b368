package io.planewatch.controlplane.access;

import io.planewatch.controlplane.problems.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Grants as a request writes them: what is null is not restricted by, and three nulls are
 * unrestricted.
 */
public record GrantsRequest(
    List<String> planes, List<String> environments, List<String> linesOfBusiness) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,62}");

  /**
   * Reads and checks them.
   *
   * @throws ProblemException for a name that can't be one, or for three lists that are all empty:
   *     that would grant nothing
   */
  public Grants toGrants() {
    if (planes == null && environments == null && linesOfBusiness == null) {
      return Grants.unrestricted();
    }
    Grants.Restricted restricted =
        new Grants.Restricted(
            names("planes", planes),
            names("environments", environments),
            names("linesOfBusiness", linesOfBusiness));
    if (restricted.planes().isEmpty()
        && restricted.environments().isEmpty()
        && restricted.linesOfBusiness().isEmpty()) {
      throw ProblemException.invalid(
          "These grants name nothing; leave planes out for unrestricted ones.");
    }
    return restricted;
  }

  private static Set<String> names(String field, List<String> names) {
    if (names == null) {
      return Set.of();
    }
    for (String name : names) {
      if (name == null || !NAME.matcher(name).matches()) {
        throw ProblemException.invalid(field + ": '" + name + "' is not a name");
      }
    }
    return Set.copyOf(names);
  }
}
