package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.ActorName;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerView;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Accounts of people whom an identity provider vouches for; it says what they may do. */
public final class ProvidedAccounts {
  private static final Grants NOTHING = new Grants.Restricted(Set.of(), Set.of(), Set.of());

  private final Database database;
  private final Clock clock;

  public ProvidedAccounts(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Makes the account at the first sign-in, and brings role and grants up to date at each.
   *
   * @param subject who it is to the provider, never given to anybody else
   * @return empty when the account is blocked, or when the name is another account's: whoever may
   *     choose a name at the provider must not become that other one in the eyes of a reader. A
   *     name that only looks like another account's gets digits of its own.
   */
  public Optional<Caller> admit(String subject, Caller caller) {
    Optional<Account> known = database.inTransaction(entities -> bySubject(entities, subject));
    Caller expected = database.inTransaction(entities -> holder(entities, subject, caller));
    if (known.filter(account -> isAdmittedAs(account, expected)).isPresent()) {
      return known.map(Account::caller);
    }
    if (known.map(Account::isBlocked).orElse(false)) {
      return Optional.empty();
    }
    return database.change(
        Topic.ACCESS,
        entities -> {
          Caller holder = holder(entities, subject, caller);
          return isTaken(entities, holder.name(), subject)
              ? Optional.<Caller>empty()
              : Optional.of(write(entities, subject, holder));
        });
  }

  private static Caller holder(EntityManager entities, String subject, Caller caller) {
    String claimed = ProvidedName.of(caller.name(), subject);
    boolean resembles =
        !isTaken(entities, claimed, subject)
            && AccountName.lookingLike(entities, claimed, own(entities, subject)).isPresent();
    String name = resembles ? ProvidedName.own(claimed, subject) : claimed;
    return new Caller(name, caller.role(), caller.grants());
  }

  private static Optional<String> own(EntityManager entities, String subject) {
    return bySubject(entities, subject).map(account -> account.caller().name());
  }

  /**
   * Takes everything away from somebody whom the provider gives no access any more: what was made
   * in their name opens nothing from the next request on. The account stays, for what it wrote and
   * for a block.
   */
  public void withdraw(String subject) {
    Optional<Account> known = database.inTransaction(entities -> bySubject(entities, subject));
    if (known.isPresent() && !known.get().caller().grants().equals(NOTHING)) {
      database.change(
          Topic.ACCESS,
          entities -> bySubject(entities, subject).map(account -> withdraw(entities, account)));
    }
  }

  private Account withdraw(EntityManager entities, Account account) {
    String name = account.caller().name();
    account.admit(new Caller(name, Role.VIEWER, NOTHING), account.isBlocked());
    note(entities, "account.withdraw", name, "");
    return account;
  }

  private static boolean isAdmittedAs(Account account, Caller holder) {
    return !account.isBlocked() && account.caller().inTheNameOf(Optional.empty()).equals(holder);
  }

  private Caller write(EntityManager entities, String subject, Caller holder) {
    Account account = find(entities, "subject", subject).stream().findFirst().orElse(null);
    if (account == null) {
      account =
          new Account(
              UUID.randomUUID().toString(), holder, ActorName.IDENTITY_PROVIDER, clock.instant());
      account.provideFor(subject);
      entities.persist(account);
    } else {
      account.admit(holder, account.isBlocked());
    }
    note(entities, "account.provide", holder.name(), CallerView.sentence(holder));
    return account.caller();
  }

  private void note(EntityManager entities, String action, String name, String detail) {
    AuditEntry.write(
        entities, clock.instant(), ActorName.IDENTITY_PROVIDER, action, "account " + name, detail);
  }

  private static Optional<Account> bySubject(EntityManager entities, String subject) {
    return find(entities, "subject", subject).stream().findFirst();
  }

  private static boolean isTaken(EntityManager entities, String name, String subject) {
    return name.equals(ActorName.OPERATOR)
        || find(entities, "caller.name", name).stream()
            .anyMatch(account -> !account.isProvidedFor(subject));
  }

  private static List<Account> find(EntityManager entities, String field, String value) {
    return entities
        .createQuery("select a from Account a where a." + field + " = :value", Account.class)
        .setParameter("value", value)
        .getResultList();
  }
}
