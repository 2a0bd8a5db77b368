package io.planewatch.controlplane.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.util.Set;

class AccountsTest {
  private static final int ITERATIONS = 100_000;
  private static final Grants PROD = new Grants.Restricted(Set.of("prod"), Set.of(), Set.of());
  private static final Grants QA = new Grants.Restricted(Set.of("qa"), Set.of(), Set.of());
  private static final Caller OPERATOR = new Caller("admin", Role.ADMIN, Grants.unrestricted());
  private static final Caller ALICE = new Caller("alice", Role.EDITOR, PROD);
  private static final Password PASSWORD = new Password("correct horse battery");

  private final SettableClock clock = new SettableClock();
  private final AccountDirectory directory = new AccountDirectory();
  private TransactionalDatabase database;
  private Accounts accounts;
  private PasswordSignIn signIn;

  private Account alice(Storage storage) {
    database = storage.open(clock, directory);
    accounts = new Accounts(database, ITERATIONS, clock);
    signIn = new PasswordSignIn(database, ITERATIONS);
    return accounts.create(OPERATOR, ALICE, PASSWORD);
  }

  @EveryDatabase
  void anAccountSignsInByItsPasswordAsItself(Storage storage) {
    // given
    Account alice = alice(storage);

    // then
    assertThat(signIn.check("alice", PASSWORD)).contains(alice.caller());
    assertThat(alice.caller().role()).isEqualTo(Role.EDITOR);
    assertThat(alice.caller().grants()).isEqualTo(PROD);
  }

  @EveryDatabase
  void wrongNamesPasswordsAndBlockedAccountsAreRefusedAlike(Storage storage) {
    // given
    Account alice = alice(storage);
    assertThat(signIn.check("alice", new Password("wrong horse battery"))).isEmpty();
    assertThat(signIn.check("bob", PASSWORD)).isEmpty();
    assertThat(signIn.check("alice", new Password("x".repeat(100_000)))).isEmpty();

    // when
    accounts.admit(OPERATOR, alice.id(), alice.rowVersion(), ALICE, true);

    // then
    assertThat(signIn.check("alice", PASSWORD)).isEmpty();
  }

  @EveryDatabase
  void whatWasMadeInAnAccountsNameOpensNoMoreThanTheAccountMay(Storage storage) {
    // given
    Account alice = alice(storage);
    Caller token = new Caller("ci", Role.VIEWER, PROD).inTheNameOf(alice.caller().account());
    assertThat(directory.stillAdmits(token)).isTrue();

    // when
    accounts.admit(
        OPERATOR, alice.id(), alice.rowVersion(), new Caller("", Role.EDITOR, QA), false);

    // then
    assertThat(directory.stillAdmits(token)).isFalse();
    assertThat(directory.stillAdmits(alice.caller())).isFalse();
  }

  @EveryDatabase
  void anAccountOfTheSameNameInheritsNothingOfARemovedOne(Storage storage) {
    // given
    Account removed = alice(storage);
    accounts.remove(OPERATOR, removed.id());

    // when
    accounts.create(OPERATOR, ALICE, PASSWORD);

    // then
    assertThat(directory.stillAdmits(removed.caller())).isFalse();
  }

  @EveryDatabase
  void aNewPasswordReplacesTheFormer(Storage storage) {
    // given
    Account alice = alice(storage);

    // when
    accounts.setPassword(OPERATOR, alice.id(), "another long secret");

    // then
    assertThat(signIn.check("alice", PASSWORD)).isEmpty();
    assertThat(signIn.check("alice", new Password("another long secret"))).isPresent();
  }

  @EveryDatabase
  void aRestrictedAdministratorReachesNoFurtherThanItself(Storage storage) {
    // given
    Account alice = alice(storage);
    Caller qaAdmin = new Caller("qa-admin", Role.ADMIN, QA);

    // then
    assertThat(accounts.list(qaAdmin)).isEmpty();
    assertThatThrownBy(
            () -> accounts.create(qaAdmin, new Caller("eve", Role.VIEWER, PROD), PASSWORD))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> accounts.remove(qaAdmin, alice.id()))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> accounts.setPassword(qaAdmin, alice.id(), "another long secret"))
        .isInstanceOf(ProblemException.class);
    assertThat(signIn.check("alice", PASSWORD)).isPresent();
  }

  @EveryDatabase
  void nobodyChangesTheirOwnGrants(Storage storage) {
    // given
    alice(storage);
    Account root =
        accounts.create(OPERATOR, new Caller("root", Role.ADMIN, Grants.unrestricted()), PASSWORD);

    // then
    assertThatThrownBy(
            () -> accounts.admit(root.caller(), root.id(), root.rowVersion(), ALICE, false))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> accounts.remove(root.caller(), root.id()))
        .isInstanceOf(ProblemException.class);
  }

  @EveryDatabase
  void aChangeIsMadeOnWhatWasRead(Storage storage) {
    // given
    Account alice = alice(storage);
    accounts.admit(OPERATOR, alice.id(), alice.rowVersion(), ALICE, true);

    // then
    assertThatThrownBy(() -> accounts.admit(OPERATOR, alice.id(), alice.rowVersion(), ALICE, false))
        .isInstanceOf(ProblemException.class);
  }

  @EveryDatabase
  void aFasterHashIsReplacedAtTheNextSignIn(Storage storage) {
    // given
    Account alice = alice(storage);
    PasswordSignIn slower = new PasswordSignIn(database, 2 * ITERATIONS);

    // when
    slower.check("alice", PASSWORD);

    // then
    String stored =
        database.inTransaction(
            entities ->
                entities.find(Account.class, alice.id()).passwordHash().orElseThrow().text());
    assertThat(stored).startsWith("pbkdf2-sha256$200000$").doesNotContain(PASSWORD.text());
    assertThat(signIn.check("alice", PASSWORD)).isPresent();
  }

  @EveryDatabase
  void anAccountsNameIsTakenOnce(Storage storage) {
    // given
    alice(storage);

    // then
    assertThatThrownBy(() -> accounts.create(OPERATOR, ALICE, PASSWORD))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("already");
  }

  @EveryDatabase
  void nobodyLendsAnAccountsNameToSomethingElse(Storage storage) {
    // given
    Account alice = alice(storage);
    Caller bob = new Caller("bob", Role.ADMIN, Grants.unrestricted());

    // then
    database.inTransaction(
        entities -> {
          assertThatThrownBy(() -> AccountName.requireNobodyElses(entities, bob, "Alice"))
              .isInstanceOf(ProblemException.class);
          assertThatThrownBy(() -> AccountName.requireNobodyElses(entities, bob, "admin"))
              .isInstanceOf(ProblemException.class);
          AccountName.requireNobodyElses(entities, alice.caller(), "alice");
          AccountName.requireNobodyElses(entities, OPERATOR, "admin");
          AccountName.requireNobodyElses(entities, bob, "nightly report");
          return alice;
        });
  }

  @EveryDatabase
  void aPasswordThatIsReplacedWhileItIsCheckedLetsNobodyInAndStaysReplaced(Storage storage) {
    // given
    Account alice = alice(storage);
    PasswordHash checked = alice.passwordHash().orElseThrow();
    PasswordSignIn slower = new PasswordSignIn(database, 2 * ITERATIONS);

    // when
    accounts.setPassword(OPERATOR, alice.id(), "another long secret");

    // then
    assertThat(slower.signedIn(alice.id(), checked, PASSWORD)).isEmpty();
    assertThat(signIn.check("alice", new Password("another long secret"))).isPresent();
  }
}
