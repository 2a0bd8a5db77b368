package io.planewatch.controlplane.access;

import static java.util.Objects.requireNonNull;

/** A person or a program with a role. */
public record Caller(String name, Role role, Grants grants) implements Identity {
  public Caller {
    requireNonNull(name, "name is null");
    requireNonNull(role, "role is null");
    requireNonNull(grants, "grants is null");
  }

  public boolean isUnrestricted() {
    return grants instanceof Grants.Unrestricted;
  }
}
