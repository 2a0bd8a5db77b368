package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.GrantsRequest;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.List;

/**
 * Somebody whom a link is to sign in.
 *
 * @param planes like environments and linesOfBusiness, null for no restriction by it
 */
public record Guest(
    String name,
    String role,
    List<String> planes,
    List<String> environments,
    List<String> linesOfBusiness) {
  private static final int MOST_NAME = 80;

  /**
   * Reads and checks it.
   *
   * @throws ProblemException that names the field that is wrong
   */
  Caller toCaller() {
    if (name == null || name.isBlank() || name.length() > MOST_NAME) {
      throw ProblemException.invalid("name: is required, and at most " + MOST_NAME + " characters");
    }
    return new Caller(
        name.strip(),
        Role.parse(role),
        new GrantsRequest(planes, environments, linesOfBusiness).toGrants());
  }
}
