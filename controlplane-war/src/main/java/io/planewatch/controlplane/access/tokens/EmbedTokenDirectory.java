package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.BearerTokens;
import io.planewatch.controlplane.access.EmbeddedPage;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.state.Snapshot;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The embed tokens there are, in memory. A new token costs each replica one row to read; all are
 * read anew only when tokens were revoked or accounts changed.
 */
final class EmbedTokenDirectory implements BearerTokens, Snapshot {
  private record Entry(EmbeddedPage page, Instant expiresAt) {}

  private final AccountDirectory accounts;
  private final Clock clock;
  private final Map<TokenHash, Entry> tokens = new ConcurrentHashMap<>();
  private long last;

  EmbedTokenDirectory(AccountDirectory accounts, Clock clock) {
    this.accounts = accounts;
    this.clock = clock;
  }

  @Override
  public Optional<Identity> identify(TokenHash hash, Instant now) {
    Entry entry = tokens.get(hash);
    return entry == null
            || !now.isBefore(entry.expiresAt)
            || !accounts.stillAdmits(entry.page.caller())
        ? Optional.empty()
        : Optional.of(entry.page);
  }

  @Override
  public Topic topic() {
    return Topic.ACCESS;
  }

  @Override
  public synchronized void load(EntityManager entities, long revision) {
    Map<TokenHash, Entry> read = new ConcurrentHashMap<>();
    last = 0;
    read(entities, read);
    tokens.keySet().retainAll(read.keySet());
    tokens.putAll(read);
  }

  @Override
  public synchronized void follow(EntityManager entities) {
    Instant now = clock.instant();
    tokens.values().removeIf(entry -> !now.isBefore(entry.expiresAt));
    read(entities, tokens);
  }

  private void read(EntityManager entities, Map<TokenHash, Entry> into) {
    entities
        .createQuery(
            "select t from EmbedToken t where t.seq > :last and t.expiresAt > :now order by t.seq",
            EmbedToken.class)
        .setParameter("last", last)
        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
        .getResultList()
        .forEach(
            token -> {
              into.put(token.hash(), new Entry(token.page(), token.expiresAt()));
              last = token.seq();
            });
  }
}
