package io.planewatch.controlplane.access.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.RequestAddress;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.access.accounts.ProvidedAccounts;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class SessionsTest {
  private static final Caller ADMIN = new Caller("admin", Role.ADMIN, Grants.unrestricted());
  private static final Caller PROD_VIEWER =
      new Caller("eve", Role.VIEWER, new Grants.Restricted(Set.of("prod"), Set.of(), Set.of()));
  private static final Caller PROD_ADMIN =
      new Caller("pam", Role.ADMIN, new Grants.Restricted(Set.of("prod"), Set.of(), Set.of()));

  private final SettableClock clock = new SettableClock();
  private final AccountDirectory accounts = new AccountDirectory();
  private final SessionDirectory directory = new SessionDirectory(accounts);
  private SignIns signIns;
  private Sessions sessions;

  private void open(Storage storage, Map<String, String> settings) {
    TransactionalDatabase database = storage.open(clock, directory);
    AccessConfig config =
        AccessConfig.from(
            new Settings(AccessConfig.PREFIX, key -> Optional.ofNullable(settings.get(key))));
    signIns = new SignIns(database, accounts, config, clock);
    sessions = new Sessions(database, directory, clock);
  }

  private SignIns.SignedIn begin(Caller caller) {
    clock.advance(Duration.ofSeconds(1));
    return signIns.begin(caller, SignedInBy.PASSWORD);
  }

  private boolean isLetIn(SignIns.SignedIn session) {
    return directory.identify(session.session().hash(), clock.instant()).isPresent();
  }

  private static String id(SignIns.SignedIn session) {
    return OpenSession.id(session.session().hash());
  }

  private List<String> ids(Caller admin) {
    return sessions.within(admin, false, Optional.empty(), 100).stream()
        .map(OpenSession::id)
        .toList();
  }

  @EveryDatabase
  void anAdministratorSeesAndEndsWhatReachesNoFurther(Storage storage) {
    // given
    open(storage, Map.of());
    SignIns.SignedIn viewer = begin(PROD_VIEWER);
    SignIns.SignedIn operator = begin(ADMIN);

    // then
    assertThat(ids(PROD_ADMIN)).containsExactly(id(viewer));
    assertThat(ids(ADMIN)).containsExactly(id(operator), id(viewer));
    assertThatThrownBy(() -> sessions.end(PROD_ADMIN, false, id(operator)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no session");

    // when
    sessions.end(PROD_ADMIN, false, id(viewer));

    // then
    assertThat(isLetIn(viewer)).isFalse();
    assertThat(isLetIn(operator)).isTrue();
  }

  @EveryDatabase
  void aListTellsFromWhereAndHowTheBrowserSignedIn(Storage storage) {
    // given
    open(storage, Map.of());
    RequestAddress.begin("192.0.2.7");
    try {
      begin(PROD_VIEWER);
    } finally {
      RequestAddress.end();
    }

    // then
    assertThat(sessions.within(ADMIN, false, Optional.empty(), 10))
        .singleElement()
        .satisfies(
            session -> {
              assertThat(session.clientAddress()).contains("192.0.2.7");
              assertThat(session.signedInBy()).contains(SignedInBy.PASSWORD);
            });
  }

  @EveryDatabase
  void pagesFollowEachOther(Storage storage) {
    // given
    open(storage, Map.of());
    List<String> begun =
        java.util.stream.IntStream.range(0, 5).mapToObj(i -> id(begin(PROD_VIEWER))).toList();

    // when
    List<OpenSession> first = sessions.within(ADMIN, false, Optional.empty(), 2);
    List<OpenSession> second = sessions.within(ADMIN, false, Optional.of(first.get(1).id()), 3);

    // then
    assertThat(first).extracting(OpenSession::id).containsExactly(begun.get(4), begun.get(3));
    assertThat(second)
        .extracting(OpenSession::id)
        .containsExactly(begun.get(2), begun.get(1), begun.get(0));
  }

  @EveryDatabase
  void aPersonSeesAndEndsTheirOwnAlone(Storage storage) {
    // given
    open(storage, Map.of());
    SignIns.SignedIn guest = begin(PROD_VIEWER);
    SignIns.SignedIn other = begin(PROD_VIEWER);

    // then
    assertThat(sessions.own(PROD_VIEWER, Optional.of(guest.session().hash())))
        .extracting(OpenSession::id)
        .containsExactly(id(guest));
    assertThatThrownBy(
            () -> sessions.endOwn(PROD_VIEWER, Optional.of(guest.session().hash()), id(other)))
        .isInstanceOf(ProblemException.class);
  }

  @EveryDatabase
  void theOldestSessionMakesRoom(Storage storage) {
    // given
    open(storage, Map.of("planewatch.access.max-sessions", "2"));
    SignIns.SignedIn oldest = begin(PROD_VIEWER);
    SignIns.SignedIn somebodyElses = begin(ADMIN);
    begin(PROD_VIEWER);

    // when
    SignIns.SignedIn newest = begin(PROD_VIEWER);

    // then
    assertThat(isLetIn(oldest)).isFalse();
    assertThat(isLetIn(newest)).isTrue();
    assertThat(isLetIn(somebodyElses)).isTrue();
    assertThat(ids(PROD_ADMIN)).hasSize(2);
  }

  @EveryDatabase
  void linksThatNobodyUsesAreLimitedUntilTheyExpire(Storage storage) {
    // given
    open(storage, Map.of("planewatch.access.max-sign-in-links", "1"));
    signIns.link(ADMIN);

    // then
    assertThatThrownBy(() -> signIns.link(ADMIN))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("max-sign-in-links");
    clock.advance(Duration.ofMinutes(15));
    assertThat(signIns.redeem(signIns.link(ADMIN).code())).isPresent();
  }

  @EveryDatabase
  void theAccountsSessionsAndTokensAreThoseOfTheAccountItselfAlone(Storage storage) {
    // given
    open(storage, Map.of());
    AccountSessions own = new AccountSessions(directory, clock);
    Caller admin = account(storage);
    SignIns.SignedIn itself = begin(admin);
    SignIns.SignedIn guest = signIns.redeem(signIns.link(admin, PROD_VIEWER).code()).orElseThrow();
    SignIns.SignedIn operator = begin(ADMIN);

    // then
    assertThat(own.require(admin, Optional.of(itself.session().hash())))
        .isEqualTo(itself.session().hash());
    for (Optional<TokenHash> other :
        List.of(
            Optional.of(guest.session().hash()),
            Optional.of(operator.session().hash()),
            Optional.of(TokenHash.of("an API token")),
            Optional.<TokenHash>empty())) {
      assertThatThrownBy(() -> own.require(admin, other))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> assertThat(refused.problem().status()).isEqualTo(403));
    }
  }

  @EveryDatabase
  void aSessionOfAnotherAccountGivesAnApiTokenNothing(Storage storage) {
    // given
    open(storage, Map.of());
    AccountSessions own = new AccountSessions(directory, clock);
    SignIns.SignedIn itself = begin(account(storage));
    Caller tokenOfAnother =
        new Caller("ci", Role.ADMIN, Grants.unrestricted()).inTheNameOf(Optional.of("another"));

    // then
    assertThatThrownBy(() -> own.require(tokenOfAnother, Optional.of(itself.session().hash())))
        .isInstanceOf(ProblemException.class);
  }

  @EveryDatabase
  void aGuestWithTheRoleOfAnAdministratorDoesNotReachTheSessionsOfTheAccount(Storage storage) {
    // given
    open(storage, Map.of());
    Caller admin = account(storage);
    SignIns.SignedIn itself = begin(admin);
    Caller guest =
        new Caller("visitor", Role.ADMIN, Grants.unrestricted()).inTheNameOf(admin.account());

    // then
    assertThat(sessions.within(guest, false, Optional.empty(), 10)).isEmpty();
    assertThatThrownBy(() -> sessions.end(guest, false, id(itself)))
        .isInstanceOf(ProblemException.class);
    assertThat(sessions.within(admin, true, Optional.empty(), 10)).hasSize(1);
  }

  private Caller account(Storage storage) {
    return new ProvidedAccounts(storage.open(clock, accounts), clock)
        .admit("https://provider.example 1", new Caller("ann", Role.ADMIN, Grants.unrestricted()))
        .orElseThrow();
  }
}
