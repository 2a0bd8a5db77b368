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
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

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

  /** The registry has two planes. */
  private static void requireRegistered(Caller giver, Grants grants) {
    if (grants instanceof Grants.Restricted restricted
        && !Set.of("prod", "qa").containsAll(restricted.planes())) {
      throw ProblemException.invalid("the registry has no such data plane");
    }
  }

  private Accounts accounts(HashingTurns turns) {
    return new Accounts(database, AccountsTest::requireRegistered, ITERATIONS, turns, clock);
  }

  private Account alice(Storage storage) {
    database = storage.open(clock, directory);
    accounts = accounts(new HashingTurns());
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
    accounts.remove(OPERATOR, removed.id(), removed.rowVersion());

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
    accounts.setPassword(OPERATOR, alice.id(), alice.rowVersion(), "another long secret");

    // then
    assertThat(signIn.check("alice", PASSWORD)).isEmpty();
    assertThat(signIn.check("alice", new Password("another long secret"))).isPresent();
  }

  @EveryDatabase
  void aPasswordThatAnAdministratorSetsEndsTheAccountsTokens(Storage storage) {
    // given
    Account alice = alice(storage);
    insertToken("in her name", alice.id());
    insertToken("of somebody else", "another account");

    // when
    accounts.setPassword(OPERATOR, alice.id(), alice.rowVersion(), "another long secret");

    // then
    assertThat(tokensThatHold()).containsExactly("of somebody else");
  }

  @EveryDatabase
  void aPersonWhoChangesTheirPasswordChoosesWhetherTokensEnd(Storage storage) {
    // given
    Account alice = alice(storage);
    insertToken("in her name", alice.id());

    // then
    accounts.changeOwnPassword(alice.caller(), "another long secret", false);
    assertThat(tokensThatHold()).containsExactly("in her name");
    accounts.changeOwnPassword(alice.caller(), "yet another secret", true);
    assertThat(tokensThatHold()).isEmpty();
  }

  private void insertToken(String name, String account) {
    database.inTransaction(
        entities ->
            entities
                .createNativeQuery(
                    "insert into api_token (id, token_hash, name, role, unrestricted, granted_planes,"
                        + " granted_environments, granted_lines_of_business, created_by, created_at,"
                        + " expires_at, account) values (?, ?, ?, 'VIEWER', true, '', '', '', 'x',"
                        + " current_timestamp, current_timestamp, ?)")
                .setParameter(1, name)
                .setParameter(2, name)
                .setParameter(3, name)
                .setParameter(4, account)
                .executeUpdate());
  }

  private List<String> tokensThatHold() {
    List<?> names =
        database.inTransaction(
            entities ->
                entities
                    .createNativeQuery("select name from api_token where revoked_at is null")
                    .getResultList());
    return names.stream().map(String::valueOf).toList();
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
    assertThatThrownBy(() -> accounts.remove(qaAdmin, alice.id(), alice.rowVersion()))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(
            () ->
                accounts.setPassword(
                    qaAdmin, alice.id(), alice.rowVersion(), "another long secret"))
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
    assertThatThrownBy(() -> accounts.remove(root.caller(), root.id(), root.rowVersion()))
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
    assertThatThrownBy(() -> accounts.remove(OPERATOR, alice.id(), alice.rowVersion()))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(
            () ->
                accounts.setPassword(
                    OPERATOR, alice.id(), alice.rowVersion(), "another long secret"))
        .isInstanceOf(ProblemException.class);
  }

  @EveryDatabase
  void whoFindsNoPlaceToWaitIsRefusedAtOnceAndMayTryAgain(Storage storage) {
    // given
    alice(storage);
    Semaphore places = new Semaphore(0);
    PasswordSignIn busy = new PasswordSignIn(database, ITERATIONS, new HashingTurns(places));

    // then
    assertThatThrownBy(() -> busy.check("alice", PASSWORD))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> {
              assertThat(refused.problem().status()).isEqualTo(429);
              assertThat(refused.retryAfter()).isPresent();
            });
    places.release();
    assertThat(busy.check("alice", PASSWORD)).isPresent();
    assertThat(busy.check("alice", PASSWORD)).isPresent();
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
  void anAccountIsGrantedNamesThatTheRegistryHas(Storage storage) {
    // given
    Account alice = alice(storage);
    Grants typo = new Grants.Restricted(Set.of("pord"), Set.of(), Set.of());

    // then
    assertThatThrownBy(
            () -> accounts.create(OPERATOR, new Caller("bob", Role.VIEWER, typo), PASSWORD))
        .hasMessageContaining("no such data plane");
    assertThatThrownBy(
            () ->
                accounts.admit(
                    OPERATOR,
                    alice.id(),
                    alice.rowVersion(),
                    new Caller("", Role.VIEWER, typo),
                    false))
        .hasMessageContaining("no such data plane");
  }

  @EveryDatabase
  void anAccountsNameLooksLikeNoOther(Storage storage) {
    // given
    alice(storage);

    // then
    assertThatThrownBy(
            () -> accounts.create(OPERATOR, new Caller("a1ice", Role.VIEWER, PROD), PASSWORD))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("alice");
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
    accounts.setPassword(OPERATOR, alice.id(), alice.rowVersion(), "another long secret");

    // then
    assertThat(slower.signedIn(alice.id(), checked, PASSWORD)).isEmpty();
    assertThat(signIn.check("alice", new Password("another long secret"))).isPresent();
  }

  /** Hashing takes its time: the work in it stands for what others do meanwhile. */
  private Accounts accountsThatHashAfter(Runnable meanwhile) {
    return accounts(
        new HashingTurns(
            new Semaphore(1) {
              private static final long serialVersionUID = 1L;

              @Override
              public boolean tryAcquire() {
                meanwhile.run();
                return super.tryAcquire();
              }
            }));
  }

  private static void assertRefused(int status, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.problem().status()).isEqualTo(status));
  }

  @EveryDatabase
  void anAccountThatIsRemovedWhileItsPasswordIsHashedIsNotFound(Storage storage) {
    // given
    Account alice = alice(storage);
    Accounts slow =
        accountsThatHashAfter(() -> accounts.remove(OPERATOR, alice.id(), alice.rowVersion()));

    // then
    assertRefused(404, () -> slow.changeOwnPassword(alice.caller(), "another long secret", false));
  }

  @EveryDatabase
  void anAccountThatChangesWhileItsPasswordIsHashedKeepsItsPassword(Storage storage) {
    // given
    Account alice = alice(storage);
    Accounts slow =
        accountsThatHashAfter(
            () ->
                accounts.admit(
                    OPERATOR,
                    alice.id(),
                    alice.rowVersion(),
                    new Caller("", Role.EDITOR, QA),
                    false));

    // then
    assertRefused(
        412,
        () -> slow.setPassword(OPERATOR, alice.id(), alice.rowVersion(), "another long secret"));
    assertThat(signIn.check("alice", PASSWORD)).isPresent();
  }

  @EveryDatabase
  void anAdministratorWhoFindsNoTurnToHashIsRefused(Storage storage) {
    // given
    alice(storage);
    Accounts busy = accounts(new HashingTurns(new Semaphore(0)));

    // then
    assertRefused(429, () -> busy.create(OPERATOR, new Caller("bob", Role.VIEWER, PROD), PASSWORD));
  }
}
