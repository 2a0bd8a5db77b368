package io.planewatch.controlplane.access;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Set;

/**
 * A {@link Caller} in the columns of whatever stands for it: a token, a session, a sign-in link.
 */
@Embeddable
public class StoredCaller {
  @Column(name = "name")
  private String name;

  @Enumerated(EnumType.STRING)
  @Column(name = "role")
  private Role role;

  @Column(name = "unrestricted")
  private boolean unrestricted;

  @Convert(converter = GrantsText.class)
  @Column(name = "granted_planes")
  private Set<String> planes;

  @Convert(converter = GrantsText.class)
  @Column(name = "granted_environments")
  private Set<String> environments;

  @Convert(converter = GrantsText.class)
  @Column(name = "granted_lines_of_business")
  private Set<String> linesOfBusiness;

  protected StoredCaller() {}

  public StoredCaller(Caller caller) {
    name = caller.name();
    role = caller.role();
    Grants.Restricted stored =
        caller.grants() instanceof Grants.Restricted restricted
            ? restricted
            : new Grants.Restricted(Set.of(), Set.of(), Set.of());
    unrestricted = caller.isUnrestricted();
    planes = stored.planes();
    environments = stored.environments();
    linesOfBusiness = stored.linesOfBusiness();
  }

  public Caller toCaller() {
    return new Caller(
        name,
        role,
        unrestricted
            ? Grants.unrestricted()
            : new Grants.Restricted(planes, environments, linesOfBusiness));
  }
}
