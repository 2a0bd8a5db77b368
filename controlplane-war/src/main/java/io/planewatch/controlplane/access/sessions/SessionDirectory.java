package io.planewatch.controlplane.access.sessions;

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
import java.util.stream.Stream;

/** The sessions there are, in memory. */
public final class SessionDirectory implements Snapshot {
  private final AccountDirectory accounts;
  private volatile Map<TokenHash, OpenSession> sessions = Map.of();

  public SessionDirectory(AccountDirectory accounts) {
    this.accounts = accounts;
  }

  public Optional<Identity> identify(TokenHash hash, Instant now) {
    return Optional.ofNullable(sessions.get(hash))
        .filter(session -> isOpen(session, now))
        .map(OpenSession::caller);
  }

  /** Those that a request would be let in by. */
  Stream<OpenSession> open(Instant now) {
    return sessions.values().stream().filter(session -> isOpen(session, now));
  }

  private boolean isOpen(OpenSession session, Instant now) {
    return now.isBefore(session.expiresAt()) && accounts.stillAdmits(session.caller());
  }

  @Override
  public Topic topic() {
    return Topic.ACCESS;
  }

  @Override
  public void load(EntityManager entities, long revision) {
    Map<TokenHash, OpenSession> read = new HashMap<>();
    for (Session session :
        entities.createQuery("select s from Session s", Session.class).getResultList()) {
      read.put(session.hash(), OpenSession.of(session));
    }
    sessions = Map.copyOf(read);
  }
}
