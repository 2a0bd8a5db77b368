package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Accounts of people whom an identity provider vouches for; it says what they may do. */
public final class ProvidedAccounts {
  private static final int MAX_NAME = 80;

  private final Database database;
  private final Clock clock;

  ProvidedAccounts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes the account at the first sign-in, and brings role and grants up to date at each.
   *
   * @param subject who it is to the provider, never given to anybody else
   * @return empty when the account is blocked, or when the name is another account's: whoever may
   *     choose a name at the provider must not become that other one in the eyes of a reader
   */
  public Optional<Caller> admit(String subject, Caller caller) {
    String lower = caller.name().strip().toLowerCase(Locale.ROOT);
    String name = lower.substring(0, Math.min(MAX_NAME, lower.length()));
    Caller holder = new Caller(name, caller.role(), caller.grants());
    Optional<Account> known = bySubject(subject);
    if (known.map(Account::isBlocked).orElse(false) || isTaken(name, subject)) {
      return Optional.empty();
    }
    if (known.isPresent() && known.get().caller().inTheNameOf(Optional.empty()).equals(holder)) {
      return known.map(Account::caller);
    }
    return Optional.of(database.change(Topic.ACCESS, entities -> write(entities, subject, holder)));
  }

  private Caller write(EntityManager entities, String subject, Caller holder) {
    Account account = find(entities, "subject", subject).stream().findFirst().orElse(null);
    if (account == null) {
      account =
          new Account(UUID.randomUUID().toString(), holder, "identity provider", clock.instant());
      account.provideFor(subject);
      entities.persist(account);
    } else {
      account.admit(holder, account.isBlocked());
    }
    AuditEntry.write(
        entities,
        clock.instant(),
        "identity provider",
        "account.provide",
        "account " + holder.name(),
        "as " + holder.role());
    return account.caller();
  }

  private Optional<Account> bySubject(String subject) {
    return database.inTransaction(
        entities -> find(entities, "subject", subject).stream().findFirst());
  }

  private boolean isTaken(String name, String subject) {
    return name.equals(AccountName.OPERATOR)
        || database.inTransaction(
            entities ->
                find(entities, "caller.name", name).stream()
                    .anyMatch(account -> !account.isProvidedFor(subject)));
  }

  private static List<Account> find(EntityManager entities, String field, String value) {
    return entities
        .createQuery("select a from Account a where a." + field + " = :value", Account.class)
        .setParameter("value", value)
        .getResultList();
  }
}
