package io.planewatch.controlplane.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.util.Set;

/** What accounts may do and be called. */
class AccountsTest extends AccountsCase {
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
}
