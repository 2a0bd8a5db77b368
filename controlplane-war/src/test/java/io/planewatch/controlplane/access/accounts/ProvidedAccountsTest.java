package io.planewatch.controlplane.access.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.util.Optional;

class ProvidedAccountsTest {
  private static final Caller ALICE = new Caller("alice", Role.ADMIN, Grants.unrestricted());
  private static final Caller OPERATOR = new Caller("admin", Role.ADMIN, Grants.unrestricted());
  private static final String SUBJECT = "https://provider.example 1";

  private final SettableClock clock = new SettableClock();
  private final AccountDirectory directory = new AccountDirectory();
  private ProvidedAccounts provided;
  private Accounts accounts;

  private Caller alice(Storage storage) {
    TransactionalDatabase database = storage.open(clock, directory);
    provided = new ProvidedAccounts(database, clock);
    accounts = new Accounts(database, (giver, grants) -> {}, 100_000, new HashingTurns(), clock);
    return provided.admit(SUBJECT, ALICE).orElseThrow();
  }

  @EveryDatabase
  void whoeverTheProviderGivesNothingAnyMoreLosesWhatIsOpen(Storage storage) {
    // given
    Caller alice = alice(storage);

    // when
    provided.withdraw(SUBJECT);

    // then
    assertThat(directory.stillAdmits(alice)).isFalse();
  }

  @EveryDatabase
  void whoeverIsGivenSomethingAgainIsTheSameAccount(Storage storage) {
    // given
    Caller alice = alice(storage);
    provided.withdraw(SUBJECT);

    // when
    Optional<Caller> again = provided.admit(SUBJECT, ALICE);

    // then
    assertThat(again).contains(alice);
    assertThat(directory.stillAdmits(alice)).isTrue();
  }

  @EveryDatabase
  void aBlockOutlastsTheProvidersMind(Storage storage) {
    // given
    alice(storage);
    Account shown = accounts.list(OPERATOR).get(0);
    accounts.admit(OPERATOR, shown.id(), shown.rowVersion(), ALICE, true);

    // when
    provided.withdraw(SUBJECT);

    // then
    assertThat(provided.admit(SUBJECT, ALICE)).isEmpty();
  }

  @EveryDatabase
  void somebodyUnknownHasNothingToLose(Storage storage) {
    // given
    alice(storage);

    // when
    provided.withdraw("https://provider.example 2");

    // then
    assertThat(accounts.list(OPERATOR)).hasSize(1);
  }

  @EveryDatabase
  void aNameIsOneSubjectsAlone(Storage storage) {
    // given
    alice(storage);

    // then
    assertThat(provided.admit("https://provider.example 2", ALICE)).isEmpty();
  }

  @EveryDatabase
  void aNameThatLooksLikeAnotherAccountsGetsDigitsOfItsOwn(Storage storage) {
    // given
    alice(storage);
    Caller claimed = new Caller("a1ice", ALICE.role(), ALICE.grants());

    // when
    Caller admitted = provided.admit("https://provider.example 2", claimed).orElseThrow();

    // then
    assertThat(admitted.name()).startsWith("a1ice#");
    assertThat(provided.admit("https://provider.example 2", claimed)).contains(admitted);
    assertThat(provided.admit(SUBJECT, ALICE).map(Caller::name)).contains(ALICE.name());
  }
}
