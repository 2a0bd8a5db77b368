package io.planewatch.controlplane.dashboards;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.planes.PlaneDirectory;
import io.planewatch.controlplane.planes.PlaneEntry;
import io.planewatch.controlplane.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * For which planes a dashboard is. A caller sees, changes and deletes a dashboard whose planes are
 * all within the caller's grants at that moment. A dashboard for everybody is seen by every caller
 * and changed only by an unrestricted one. See docs/adr/0008.
 *
 * @param scope {@link Grants.Unrestricted} for everybody
 */
record DashboardAccess(Grants scope) {
  /** For a new dashboard: all that its author may see. */
  static DashboardAccess of(Caller author) {
    return new DashboardAccess(author.grants());
  }

  boolean isForEverybody() {
    return scope instanceof Grants.Unrestricted;
  }

  boolean isSeenBy(Caller caller, PlaneDirectory directory) {
    return isForEverybody() || isWithin(caller, directory);
  }

  /** Whether nothing that this names is outside of the caller's grants. */
  boolean isWithin(Caller caller, PlaneDirectory directory) {
    if (caller.grants() instanceof Grants.Unrestricted) {
      return true;
    }
    return caller.grants() instanceof Grants.Restricted granted
        && scope instanceof Grants.Restricted named
        && named.planes().stream().allMatch(plane -> isPlaneGranted(plane, granted, directory))
        && named.environments().stream()
            .allMatch(
                environment ->
                    granted.environments().contains(environment)
                        || isEachGranted(
                            granted, directory, plane -> plane.environment().equals(environment)))
        && named.linesOfBusiness().stream()
            .allMatch(
                line ->
                    granted.linesOfBusiness().contains(line)
                        || isEachGranted(
                            granted, directory, plane -> plane.lineOfBusiness().equals(line)));
  }

  /**
   * What an author may set.
   *
   * @throws ProblemException 403 for a foreign plane and an unknown plane alike; 400 for a name
   *     that the registry does not have, where the author may see all of it
   */
  void requireGrantedTo(Caller author, PlaneDirectory directory) {
    if (isForEverybody() && !author.isUnrestricted()) {
      throw ProblemException.forbidden(
          "A dashboard for everybody needs the unrestricted grant; name planes, environments or"
              + " lines of business.");
    }
    if (!isWithin(author, directory)) {
      throw ProblemException.forbidden(
          "You have no access to a data plane, environment or line of business that this request"
              + " names.");
    }
    if (author.isUnrestricted()) {
      directory.knownNames(author.grants()).require(scope);
    }
  }

  /** Equal for equal scopes, whatever the order of their names. */
  String key() {
    if (!(scope instanceof Grants.Restricted named)) {
      return "everybody";
    }
    String text =
        List.of(
                new TreeSet<>(named.planes()),
                new TreeSet<>(named.environments()),
                new TreeSet<>(named.linesOfBusiness()))
            .toString();
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** For the audit log. */
  String description() {
    return scope instanceof Grants.Restricted named
        ? "planes "
            + new TreeSet<>(named.planes())
            + ", environments "
            + new TreeSet<>(named.environments())
            + ", lines of business "
            + new TreeSet<>(named.linesOfBusiness())
        : "everybody";
  }

  private static boolean isPlaneGranted(
      String id, Grants.Restricted granted, PlaneDirectory directory) {
    return granted.planes().contains(id)
        || directory.find(id).filter(plane -> plane.isCoveredBy(granted)).isPresent();
  }

  /** An environment without a plane is nobody's: only its name in the grants opens it. */
  private static boolean isEachGranted(
      Grants.Restricted granted, PlaneDirectory directory, Predicate<PlaneEntry> member) {
    List<PlaneEntry> members =
        directory.all().stream().filter(plane -> !plane.isRetired()).filter(member).toList();
    return !members.isEmpty() && members.stream().allMatch(plane -> plane.isCoveredBy(granted));
  }
}
