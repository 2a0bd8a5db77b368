package io.planewatch.controlplane.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How accounts sign in, and how their passwords change. */
class AccountPasswordsTest extends AccountsCase {
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
