package io.planewatch.controlplane.access.oidc;

import io.planewatch.controlplane.access.ActorName;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.GrantNames;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.problems.ProblemException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;

/**
 * Warns about grants in the mapping that name nothing in the registry, which is usually a typing
 * error.
 */
final class MappingCheck {
  private static final Logger LOGGER = System.getLogger(MappingCheck.class.getName());
  private static final Caller OPERATOR =
      new Caller(ActorName.CONTROL_PLANE, Role.ADMIN, Grants.unrestricted());

  private final GrantNames grantNames;

  MappingCheck(GrantNames grantNames) {
    this.grantNames = grantNames;
  }

  void warn(ClaimMapping mapping) {
    problems(mapping)
        .forEach(problem -> LOGGER.log(Level.WARNING, OidcConfig.PREFIX + ".mapping: " + problem));
  }

  List<String> problems(ClaimMapping mapping) {
    return mapping.rules().stream()
        .flatMap(
            rule -> {
              try {
                grantNames.requireKnown(OPERATOR, rule.grants());
                return Stream.empty();
              } catch (ProblemException e) {
                return Stream.of("rule '" + rule.value() + "': " + e.getMessage());
              }
            })
        .toList();
  }
}
