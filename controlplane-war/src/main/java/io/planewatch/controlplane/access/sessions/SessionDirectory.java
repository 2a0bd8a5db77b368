package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.state.Snapshot;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions there are, in memory. */
public final class SessionDirectory implements Snapshot {
  private record Entry(Caller caller, Instant expiresAt) {}

  private final AccountDirectory accounts;
  private volatile Map<TokenHash, Entry> sessions = Map.of();

  public SessionDirectory(AccountDirectory accounts) {
    this.accounts = accounts;
  }

  public Optional<Identity> identify(TokenHash hash, Instant now) {
    Entry entry = sessions.get(hash);
    return entry == null || !now.isBefore(entry.expiresAt) || !accounts.stillAdmits(entry.caller)
        ? Optional.empty()
        : Optional.of(entry.caller);
  }

  @Override
  public Topic topic() {
    return Topic.ACCESS;
  }

  @Override
  public void load(EntityManager entities, long revision) {
    Map<TokenHash, Entry> read = new HashMap<>();
    for (Session session :
        entities.createQuery("select s from Session s", Session.class).getResultList()) {
      read.put(session.hash(), new Entry(session.caller(), session.expiresAt()));
    }
    sessions = Map.copyOf(read);
  }
}
