package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.state.Database;
import java.util.List;
import java.util.Optional;

/** Identifies an account by name and password. */
public final class PasswordSignIn {
  private final Database database;
  private final int iterations;
  private final HashingTurns turns;

  /** Checked for a name that there is not, so that an attempt takes as long for any name. */
  private final PasswordHash nobodys;

  PasswordSignIn(Database database, int iterations) {
    this(database, iterations, new HashingTurns());
  }

  PasswordSignIn(Database database, int iterations, HashingTurns turns) {
    this.turns = turns;
    this.database = database;
    this.iterations = iterations;
    this.nobodys = PasswordHash.of(new Password("of nobody"), iterations);
  }

  /**
   * Empty for a wrong name, a wrong password and a blocked account; which it was, nobody is told.
   */
  public Optional<Caller> check(String name, Password password) {
    Optional<Account> account = find(name).filter(found -> found.passwordHash().isPresent());
    PasswordHash hash = account.flatMap(Account::passwordHash).orElse(nobodys);
    boolean right = !password.isTooLongToBeOne() && turns.take(() -> hash.isOf(password));
    return account.filter(known -> right).flatMap(known -> signedIn(known.id(), hash, password));
  }

  private Optional<Account> find(String name) {
    List<Account> found =
        database.inTransaction(
            entities ->
                entities
                    .createQuery(
                        "select a from Account a where a.caller.name = :name", Account.class)
                    .setParameter("name", name)
                    .getResultList());
    return found.stream().findFirst();
  }

  /**
   * Looks once more, because checking takes its time: an account may have been blocked or given
   * another password meanwhile. One that signs in gets as slow a hash as is configured now.
   */
  Optional<Caller> signedIn(String id, PasswordHash checked, Password password) {
    Optional<PasswordHash> slower =
        checked.iterations() < iterations
            ? Optional.of(turns.take(() -> PasswordHash.of(password, iterations)))
            : Optional.empty();
    return database.inTransaction(
        entities ->
            Optional.ofNullable(entities.find(Account.class, id))
                .filter(account -> account.passwordHash().equals(Optional.of(checked)))
                .filter(account -> !account.isBlocked())
                .map(
                    account -> {
                      slower.ifPresent(account::takePassword);
                      return account.caller();
                    }));
  }
}
