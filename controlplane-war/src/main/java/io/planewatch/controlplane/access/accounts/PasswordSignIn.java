package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells who somebody is by name and password. */
public final class PasswordSignIn {
  /** Checking is slow on purpose; many at once must not take the processors from everybody else. */
  private static final int AT_ONCE = 2;

  /** Threads that wait for their turn; each is one of the server's HTTP threads. */
  private static final int MAX_WAITING = 8;

  private static final int PATIENCE_S = 10;

  private final Database database;
  private final int iterations;
  private final Semaphore turns = new Semaphore(AT_ONCE, true);
  private final Semaphore places;

  /** Checked for a name that there is not, so that an attempt takes as long for any name. */
  private final PasswordHash nobodys;

  PasswordSignIn(Database database, int iterations) {
    this(database, iterations, new Semaphore(AT_ONCE + MAX_WAITING));
  }

  /**
   * Makes one.
   *
   * @param places for those that are checked and those that wait; who finds none is refused at once
   */
  PasswordSignIn(Database database, int iterations, Semaphore places) {
    this.places = places;
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
    boolean right = !password.isTooLongToBeOne() && inTurn(hash, password);
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
            ? Optional.of(PasswordHash.of(password, iterations))
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

  private boolean inTurn(PasswordHash hash, Password password) {
    if (!places.tryAcquire()) {
      throw tooMany();
    }
    try {
      return inPlace(hash, password);
    } finally {
      places.release();
    }
  }

  private static ProblemException tooMany() {
    return ProblemException.tooMany(
        "Too many people sign in at the moment. Try again in a few seconds.",
        Duration.ofSeconds(2));
  }

  private boolean inPlace(PasswordHash hash, Password password) {
    try {
      if (!turns.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
        throw tooMany();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("The control plane is stopping.");
    }
    try {
      return hash.isOf(password);
    } finally {
      turns.release();
    }
  }
}
