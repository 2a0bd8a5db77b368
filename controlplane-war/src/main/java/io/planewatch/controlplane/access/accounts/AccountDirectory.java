package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.state.Snapshot;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What each account may do at the moment, in memory. */
public final class AccountDirectory implements Snapshot {
  private volatile Map<String, Caller> admitted = Map.of();

  /**
   * Whether what was made for this caller still opens anything: the account in whose name it was
   * made is there, is not blocked, and may still do as much.
   */
  public boolean stillAdmits(Caller caller) {
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

  @Override
  public Topic topic() {
    return Topic.ACCESS;
  }

  @Override
  public void load(EntityManager entities, long revision) {
    Map<String, Caller> read = new HashMap<>();
    for (Account account :
        entities.createQuery("select a from Account a", Account.class).getResultList()) {
      if (!account.isBlocked()) {
        read.put(account.id(), account.caller());
      }
    }
    admitted = Map.copyOf(read);
  }
}
