package io.planewatch.controlplane.access.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.AccessLimits;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.access.sessions.SessionDirectory;
import io.planewatch.controlplane.access.sessions.SignIns;
import io.planewatch.controlplane.access.sessions.SignedInBy;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What a token that fell into wrong hands was used for ends when it is revoked. */
class RevocationTest {
  private static final Caller OPERATOR = new Caller("admin", Role.ADMIN, Grants.unrestricted());
  private static final Caller CI = new Caller("ci", Role.ADMIN, Grants.unrestricted());
  private static final Caller PROD_ADMIN =
      new Caller(
          "prod-admin", Role.ADMIN, new Grants.Restricted(Set.of("prod"), Set.of(), Set.of()));
  private static final Duration DAY = Duration.ofDays(1);

  private final SettableClock clock = new SettableClock();
  private final ApiTokenDirectory directory = new ApiTokenDirectory(new AccountDirectory());
  private final SessionDirectory sessions = new SessionDirectory(new AccountDirectory());
  private ApiTokens tokens;
  private SignIns signIns;
  private ApiTokens.Issued leaked;

  private void openWithALeakedToken(Storage storage) {
    TransactionalDatabase database = storage.open(clock, directory, sessions);
    AccessConfig config =
        AccessConfig.from(new Settings(AccessConfig.PREFIX, key -> Optional.empty()));
    tokens = new ApiTokens(database, AccessLimits.DEFAULT, clock);
    signIns = new SignIns(database, new AccountDirectory(), config, clock);
    leaked = tokens.issue(OPERATOR, CI, DAY);
  }

  private Optional<Identity> identify(ApiTokens.Issued issued) {
    return directory.identify(issued.token().hash(), clock.instant());
  }

  private Caller caller(ApiTokens.Issued issued) {
    return (Caller) identify(issued).orElseThrow();
  }

  private Optional<Identity> identify(SignIns.SignedIn signedIn) {
    return sessions.identify(signedIn.session().hash(), clock.instant());
  }

  @EveryDatabase
  void endsTheTokensThatWereMadeWithItAndWithThose(Storage storage) {
    // given
    openWithALeakedToken(storage);
    ApiTokens.Issued child = tokens.issue(caller(leaked), CI, DAY);
    ApiTokens.Issued grandchild = tokens.issue(caller(child), CI, DAY);
    ApiTokens.Issued unrelated = tokens.issue(OPERATOR, CI, DAY);

    // when
    tokens.revoke(OPERATOR, leaked.id());

    // then
    assertThat(identify(child)).isEmpty();
    assertThat(identify(grandchild)).isEmpty();
    assertThat(identify(unrelated)).isPresent();
    assertThat(tokens.list(OPERATOR)).hasSize(1);
  }

  @EveryDatabase
  void endsTheSessionsThatWereBegunWithItAndTheTokensMadeInThem(Storage storage) {
    // given
    openWithALeakedToken(storage);
    SignIns.SignedIn session = signIns.begin(caller(leaked), SignedInBy.LINK);
    SignIns.SignedIn unrelated = signIns.begin(OPERATOR, SignedInBy.LINK);
    Caller person = (Caller) identify(session).orElseThrow();
    ApiTokens.Issued made = tokens.issue(person, CI, DAY);

    // when
    tokens.revoke(OPERATOR, leaked.id());

    // then
    assertThat(identify(session)).isEmpty();
    assertThat(identify(made)).isEmpty();
    assertThat(identify(unrelated)).isPresent();
  }

  @EveryDatabase
  void refusesWhatARequestWouldMakeThatWasLetInJustBefore(Storage storage) {
    // given
    openWithALeakedToken(storage);
    Caller letIn = caller(leaked);

    // when
    tokens.revoke(OPERATOR, leaked.id());

    // then
    assertThatThrownBy(() -> tokens.issue(letIn, CI, DAY)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> signIns.begin(letIn, SignedInBy.LINK))
        .isInstanceOf(ProblemException.class);
  }

  @EveryDatabase
  void leavesWhatWasMadeWithATokenThatEndedByItself(Storage storage) {
    // given
    openWithALeakedToken(storage);
    ApiTokens.Issued child = tokens.issue(caller(leaked), CI, DAY.multipliedBy(2));

    // when
    clock.advance(DAY);
    tokens.issue(OPERATOR, CI, DAY);

    // then
    assertThat(identify(leaked)).isEmpty();
    assertThat(identify(child)).isPresent();
  }

  @EveryDatabase
  void reachesWhatATokenMadeThatIsForgottenMeanwhile(Storage storage) {
    // given
    openWithALeakedToken(storage);
    ApiTokens.Issued child = tokens.issue(caller(leaked), CI, DAY.multipliedBy(2));
    clock.advance(DAY);
    tokens.issue(OPERATOR, CI, DAY);

    // when
    tokens.revoke(OPERATOR, leaked.id());

    // then
    assertThat(identify(child)).isEmpty();
  }

  @EveryDatabase
  void isNoWayToEndWhatReachesFurtherNorEverything(Storage storage) {
    // given
    openWithALeakedToken(storage);
    ApiTokens.Issued child = tokens.issue(caller(leaked), CI, DAY);

    // then
    assertThatThrownBy(() -> tokens.revoke(PROD_ADMIN, leaked.id()))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> tokens.revoke(OPERATOR, "%")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> tokens.revoke(OPERATOR, leaked.id().substring(0, 8)))
        .isInstanceOf(ProblemException.class);
    assertThat(identify(child)).isPresent();
  }
}
