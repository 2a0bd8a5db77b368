package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.CallerView;
import io.planewatch.controlplane.access.GrantNames;
import io.planewatch.controlplane.access.audit.AuditEntry;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import io.planewatch.controlplane.state.Topic;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Administers accounts. Nobody gives an account more than they have, nor touches one that has more.
 */
public final class Accounts {
  private final Database database;
  private final GrantNames grantNames;
  private final int iterations;
  private final HashingTurns turns;
  private final Clock clock;

  Accounts(
      Database database, GrantNames grantNames, int iterations, HashingTurns turns, Clock clock) {
    this.turns = turns;
    this.database = database;
    this.grantNames = grantNames;
    this.iterations = iterations;
    this.clock = clock;
  }

  Account create(Caller admin, Caller holder, Password password) {
    requireWithin(admin, holder);
    grantNames.requireKnown(admin, holder.grants());
    PasswordHash hash = turns.take(() -> PasswordHash.of(password, iterations));
    return database.change(
        Topic.ACCESS,
        entities -> {
          AccountName.lookingLike(entities, holder.name())
              .ifPresent(
                  other -> {
                    throw ProblemException.conflict(
                        "There is an account '"
                            + other
                            + "' already, which has or resembles this name.");
                  });
          Account account =
              new Account(UUID.randomUUID().toString(), holder, admin.name(), clock.instant());
          account.takePassword(hash);
          entities.persist(account);
          note(entities, admin, "account.create", holder.name(), CallerView.sentence(holder));
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
          grantNames.requireKnown(admin, holder.grants().without(account.caller().grants()));
          account.admit(holder, blocked);
          String detail = (blocked ? "blocked, " : "") + CallerView.sentence(holder);
          note(entities, admin, "account.admit", holder.name(), detail);
          entities.flush();
          return account;
        });
  }

  void remove(Caller admin, String id, long rowVersion) {
    requireNotOwn(admin, id, "remove yourself");
    database.change(
        Topic.ACCESS,
        entities -> {
          Account account = withinReach(entities, admin, id);
          account.requireRowVersion(rowVersion);
          endAll(entities, "ApiToken", id);
          endAll(entities, "Session", id);
          endAll(entities, "SignInCode", id);
          endAll(entities, "EmbedToken", id);
          note(entities, admin, "account.remove", account.caller().name(), "");
          entities.remove(account);
          return id;
        });
  }

  /** Ends the account's sessions and API tokens, because somebody else may have made them. */
  void setPassword(Caller admin, String id, long rowVersion, String text) {
    Function<EntityManager, Account> find =
        entities -> {
          Account account = withinReach(entities, admin, id);
          account.requireRowVersion(rowVersion);
          return account;
        };
    replacePassword(admin, find, text, true);
  }

  /**
   * By the person, who has shown the former one.
   *
   * @param endTokens whether the API tokens of the account end too
   */
  public void changeOwnPassword(Caller own, String text, boolean endTokens) {
    String id = own.account().orElseThrow();
    replacePassword(own, entities -> existing(entities, id), text, endTokens);
  }

  /**
   * Ends the account's sessions: whoever knew the former password is out. Hashed before the
   * transaction, because it is slow and changes wait for each other; the account is looked up and
   * checked again after it.
   */
  private void replacePassword(
      Caller actor, Function<EntityManager, Account> find, String text, boolean endTokens) {
    Account account = database.inTransaction(find);
    if (account.passwordHash().isEmpty()) {
      throw ProblemException.conflict("This account signs in at the identity provider.");
    }
    String name = account.caller().name();
    Password password = Password.chosen(text, name);
    PasswordHash hash = turns.take(() -> PasswordHash.of(password, iterations));
    database.change(
        Topic.ACCESS,
        entities -> {
          find.apply(entities).takePassword(hash);
          endAll(entities, "Session", account.id());
          endAll(entities, "SignInCode", account.id());
          if (endTokens) {
            endAll(entities, "EmbedToken", account.id());
            revokeTokens(entities, account.id());
          }
          note(
              entities,
              actor,
              "account.password",
              name,
              endTokens ? "sessions and tokens ended" : "sessions ended");
          return hash;
        });
  }

  private static Account withinReach(EntityManager entities, Caller admin, String id) {
    return Optional.ofNullable(entities.find(Account.class, id))
        .filter(account -> admin.includes(account.caller()))
        .orElseThrow(() -> unknown(id));
  }

  private static Account existing(EntityManager entities, String id) {
    return Optional.ofNullable(entities.find(Account.class, id)).orElseThrow(() -> unknown(id));
  }

  private static ProblemException unknown(String id) {
    return ProblemException.notFound("There is no account '" + id + "'.");
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

  /** The rows stay: a request that showed such a token a moment ago is refused by them. */
  private void revokeTokens(EntityManager entities, String account) {
    entities
        .createQuery(
            "update ApiToken t set t.revokedAt = :now"
                + " where t.account = :account and t.revokedAt is null")
        .setParameter("now", clock.instant().atOffset(ZoneOffset.UTC))
        .setParameter("account", account)
        .executeUpdate();
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
