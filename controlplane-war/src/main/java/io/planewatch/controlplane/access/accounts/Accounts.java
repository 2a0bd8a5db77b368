package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Administers accounts. Nobody gives an account more than they have, nor touches one that has more.
 */
public final class Accounts {
  private final Database database;
  private final int iterations;
  private final Clock clock;

  Accounts(Database database, int iterations, Clock clock) {
    this.database = database;
    this.iterations = iterations;
    this.clock = clock;
  }

  Account create(Caller admin, Caller holder, Password password) {
    requireWithin(admin, holder);
    PasswordHash hash = PasswordHash.of(password, iterations);
    return database.change(
        Topic.ACCESS,
        entities -> {
          if (!named(entities, holder.name()).isEmpty()) {
            throw ProblemException.conflict("There is an account '" + holder.name() + "' already.");
          }
          Account account =
              new Account(UUID.randomUUID().toString(), holder, admin.name(), clock.instant());
          account.takePassword(hash);
          entities.persist(account);
          note(entities, admin, "account.create", holder.name(), "as " + holder.role());
          return account;
        });
  }

  /** Those that the asker could have made, by name. */
  List<Account> list(Caller asker) {
    return database
        .inTransaction(
            entities ->
                entities
                    .createQuery("select a from Account a order by a.caller.name", Account.class)
                    .getResultList())
        .stream()
        .filter(account -> asker.includes(account.caller()))
        .toList();
  }

  /** From the next request on, whatever was made in its name and reaches further is refused. */
  Account admit(Caller admin, String id, long rowVersion, Caller wanted, boolean blocked) {
    requireNotOwn(admin, id, "change your own role, grants or block");
    return database.change(
        Topic.ACCESS,
        entities -> {
          Account account = withinReach(entities, admin, id);
          account.requireRowVersion(rowVersion);
          Caller holder = new Caller(account.caller().name(), wanted.role(), wanted.grants());
          requireWithin(admin, holder);
          account.admit(holder, blocked);
          String detail = (blocked ? "blocked, as " : "as ") + holder.role();
          note(entities, admin, "account.admit", holder.name(), detail);
          entities.flush();
          return account;
        });
  }

  void remove(Caller admin, String id) {
    requireNotOwn(admin, id, "remove yourself");
    database.change(
        Topic.ACCESS,
        entities -> {
          Account account = withinReach(entities, admin, id);
          endAll(entities, "ApiToken", id);
          endAll(entities, "Session", id);
          endAll(entities, "SignInCode", id);
          note(entities, admin, "account.remove", account.caller().name(), "");
          entities.remove(account);
          return id;
        });
  }

  void setPassword(Caller admin, String id, String text) {
    replacePassword(
        admin, database.inTransaction(entities -> withinReach(entities, admin, id)), text);
  }

  /** By the person, who has shown the former one. */
  public void changeOwnPassword(Caller own, String text) {
    String id = own.account().orElseThrow();
    replacePassword(
        own, database.inTransaction(entities -> entities.find(Account.class, id)), text);
  }

  /**
   * Ends the account's sessions: whoever knew the former password is out. Hashed before the
   * transaction, because it is slow and changes wait for each other.
   */
  private void replacePassword(Caller actor, Account account, String text) {
    if (account.passwordHash().isEmpty()) {
      throw ProblemException.conflict("This account signs in at the identity provider.");
    }
    String name = account.caller().name();
    PasswordHash hash = PasswordHash.of(Password.chosen(text, name), iterations);
    database.change(
        Topic.ACCESS,
        entities -> {
          entities.find(Account.class, account.id()).takePassword(hash);
          endAll(entities, "Session", account.id());
          endAll(entities, "SignInCode", account.id());
          note(entities, actor, "account.password", name, "");
          return hash;
        });
  }

  private static Account withinReach(EntityManager entities, Caller admin, String id) {
    return Optional.ofNullable(entities.find(Account.class, id))
        .filter(account -> admin.includes(account.caller()))
        .orElseThrow(() -> ProblemException.notFound("There is no account '" + id + "'."));
  }

  private static void requireWithin(Caller admin, Caller holder) {
    if (!admin.includes(holder)) {
      throw ProblemException.forbidden("An account can't reach further than you do.");
    }
  }

  private static void requireNotOwn(Caller admin, String id, String what) {
    if (admin.account().equals(Optional.of(id))) {
      throw ProblemException.conflict("You can't " + what + "; another administrator can.");
    }
  }

  private static List<Account> named(EntityManager entities, String name) {
    return entities
        .createQuery("select a from Account a where a.caller.name = :name", Account.class)
        .setParameter("name", name)
        .getResultList();
  }

  private static void endAll(EntityManager entities, String what, String account) {
    entities
        .createQuery("delete from " + what + " x where x.account = :account")
        .setParameter("account", account)
        .executeUpdate();
  }

  private void note(
      EntityManager entities, Caller actor, String action, String name, String detail) {
    AuditEntry.write(entities, clock.instant(), actor.name(), action, "account " + name, detail);
  }
}
