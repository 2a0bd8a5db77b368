package io.planewatch.controlplane.access.tokens;

import io.planewatch.controlplane.access.BearerTokens;
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

/** The API tokens there are, in memory. */
final class ApiTokenDirectory implements BearerTokens, Snapshot {
  private record Entry(Caller caller, Instant expiresAt) {}

  private final AccountDirectory accounts;
  private volatile Map<TokenHash, Entry> tokens = Map.of();

  ApiTokenDirectory(AccountDirectory accounts) {
    this.accounts = accounts;
  }

  @Override
  public Optional<Identity> identify(TokenHash hash, Instant now) {
    Entry entry = tokens.get(hash);
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
    for (ApiToken token :
        entities
            .createQuery(
                "select t from ApiToken t where t.revokedAt is null and t.embeddingOrigin is null",
                ApiToken.class)
            .getResultList()) {
      read.put(token.hash(), new Entry(token.caller(), token.expiresAt()));
    }
    tokens = Map.copyOf(read);
  }
}
