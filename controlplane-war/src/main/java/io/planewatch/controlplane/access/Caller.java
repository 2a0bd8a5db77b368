package io.planewatch.controlplane.access;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A person or a program with a role.
 *
 * @param account in whose name it acts; what an account made reaches no further than the account
 *     does. Empty for the operator and for what the operator made.
 * @param lineage ends when one of its tokens is revoked
 */
public record Caller(
    String name, Role role, Grants grants, Optional<String> account, Lineage lineage)
    implements Identity {
  public Caller {
    requireNonNull(name, "name is null");
    requireNonNull(role, "role is null");
    requireNonNull(grants, "grants is null");
    requireNonNull(account, "account is null");
    requireNonNull(lineage, "lineage is null");
  }

  public Caller(String name, Role role, Grants grants) {
    this(name, role, grants, Optional.empty(), Lineage.none());
  }

  public Caller inTheNameOf(Optional<String> owner) {
    return new Caller(name, role, grants, owner, lineage);
  }

  public Caller through(Lineage tokens) {
    return new Caller(name, role, grants, account, tokens);
  }

  /** What is made for this one acts in its maker's name, and ends with what its maker came by. */
  public Caller madeBy(Caller maker) {
    return inTheNameOf(maker.account).through(maker.lineage);
  }

  public boolean isUnrestricted() {
    return grants instanceof Grants.Unrestricted;
  }

  /** Whether the other may do and see nothing that this one may not. */
  public boolean includes(Caller other) {
    return role.includes(other.role) && grants.includes(other.grants);
  }
}
