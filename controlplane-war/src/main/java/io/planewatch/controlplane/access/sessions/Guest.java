package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.ActorName;
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
  /**
   * Reads and checks it.
   *
   * @throws ProblemException that names the field that is wrong
   */
  Caller madeBy(Caller maker) {
    return new Caller(
        ActorName.parse(name, maker),
        Role.parse(role),
        new GrantsRequest(planes, environments, linesOfBusiness).toGrants());
  }
}
