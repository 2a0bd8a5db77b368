package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.util.Set;

/** Accounts on a database, with one of the name alice. */
abstract class AccountsCase {
  static final int ITERATIONS = 100_000;
  static final Grants PROD = new Grants.Restricted(Set.of("prod"), Set.of(), Set.of());
  static final Grants QA = new Grants.Restricted(Set.of("qa"), Set.of(), Set.of());
  static final Caller OPERATOR = new Caller("admin", Role.ADMIN, Grants.unrestricted());
  static final Caller ALICE = new Caller("alice", Role.EDITOR, PROD);
  static final Password PASSWORD = new Password("correct horse battery");

  final SettableClock clock = new SettableClock();
  final AccountDirectory directory = new AccountDirectory();
  TransactionalDatabase database;
  Accounts accounts;
  PasswordSignIn signIn;

  /** The registry has two planes. */
  private static void requireRegistered(Caller giver, Grants grants) {
    if (grants instanceof Grants.Restricted restricted
        && !Set.of("prod", "qa").containsAll(restricted.planes())) {
      throw ProblemException.invalid("the registry has no such data plane");
    }
  }

  final Accounts accounts(HashingTurns turns) {
    return new Accounts(database, AccountsCase::requireRegistered, ITERATIONS, turns, clock);
  }

  final Account alice(Storage storage) {
    database = storage.open(clock, directory);
    accounts = accounts(new HashingTurns());
    signIn = new PasswordSignIn(database, ITERATIONS);
    return accounts.create(OPERATOR, ALICE, PASSWORD);
  }
}
