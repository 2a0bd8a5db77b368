package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.OperatorToken;
import io.planewatch.controlplane.state.Snapshot;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The current permissions of each account, in memory. */
public final class AccountDirectory implements Snapshot {
  private final OperatorToken operatorToken;
  private volatile Map<String, Caller> admitted = Map.of();
  private volatile Set<String> names = Set.of();

  /** For an installation whose operator token never changes. */
  public AccountDirectory() {
    this(new OperatorToken());
  }

  public AccountDirectory(OperatorToken operatorToken) {
    this.operatorToken = operatorToken;
  }

  /**
   * Whether what was made for this caller still opens anything: the operator token that made it is
   * in use, and the account in whose name it was made is there, is not blocked, and may still do as
   * much.
   */
  public boolean stillAdmits(Caller caller) {
    if (!operatorToken.admits(caller.lineage())) {
      return false;
    }
    if (caller.account().isEmpty()) {
      return true;
    }
    Caller owner = admitted.get(caller.account().get());
    return owner != null && owner.includes(caller);
  }

  /** What the account may do now; empty when it is removed or blocked. */
  public Optional<Caller> find(String account) {
    return Optional.ofNullable(admitted.get(account));
  }

  /** Whether an account is called so, also a blocked one. */
  public boolean isNamed(String name) {
    return names.contains(name);
  }

  @Override
  public Topic topic() {
    return Topic.ACCESS;
  }

  @Override
  public void load(EntityManager entities, long revision) {
    Map<String, Caller> read = new HashMap<>();
    Set<String> readNames = new HashSet<>();
    for (Account account :
        entities.createQuery("select a from Account a", Account.class).getResultList()) {
      readNames.add(account.caller().name());
      if (!account.isBlocked()) {
        read.put(account.id(), account.caller());
      }
    }
    admitted = Map.copyOf(read);
    names = Set.copyOf(readNames);
  }
}
