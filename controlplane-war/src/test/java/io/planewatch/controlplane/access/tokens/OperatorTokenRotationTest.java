package io.planewatch.controlplane.access.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.AccessLimits;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.OperatorToken;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.access.sessions.SessionDirectory;
import io.planewatch.controlplane.access.sessions.SignIns;
import io.planewatch.controlplane.access.sessions.SignedInBy;
import io.planewatch.controlplane.settings.Settings;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.time.Duration;
import java.util.Optional;

class OperatorTokenRotationTest {
  private static final TokenHash FORMER = TokenHash.of("former");
  private static final TokenHash NEXT = TokenHash.of("next");
  private static final Caller CI = new Caller("ci", Role.VIEWER, Grants.unrestricted());

  private final SettableClock clock = new SettableClock();
  private final OperatorToken operatorToken = new OperatorToken();
  private final AccountDirectory accounts = new AccountDirectory(operatorToken);
  private final ApiTokenDirectory directory = new ApiTokenDirectory(accounts);
  private final SessionDirectory sessions = new SessionDirectory(accounts);
  private ApiTokens tokens;
  private SignIns signIns;
  private OperatorTokenRotation rotation;

  private void open(Storage storage) {
    TransactionalDatabase database = storage.open(clock, accounts, directory, sessions);
    AccessConfig config =
        AccessConfig.from(new Settings(AccessConfig.PREFIX, key -> Optional.empty()));
    tokens = new ApiTokens(database, AccessLimits.DEFAULT, clock);
    signIns = new SignIns(database, accounts, config, clock);
    rotation = new OperatorTokenRotation(database, operatorToken, clock);
    operatorToken.use(Optional.of(FORMER));
    rotation.endFormer();
  }

  private static Caller operator(TokenHash hash) {
    return new Caller("admin", Role.ADMIN, Grants.unrestricted())
        .through(OperatorToken.lineage(hash));
  }

  private boolean isLetIn(ApiTokens.Issued issued) {
    return directory.identify(issued.token().hash(), clock.instant()).isPresent();
  }

  private boolean isLetIn(SignIns.SignedIn signedIn) {
    return sessions.identify(signedIn.session().hash(), clock.instant()).isPresent();
  }

  @EveryDatabase
  void whatTheFormerOperatorTokenMadeEndsAtOnce(Storage storage) {
    // given
    open(storage);
    ApiTokens.Issued token = tokens.issue(operator(FORMER), CI, Duration.ofDays(1));
    SignIns.SignedIn session = signIns.begin(operator(FORMER), SignedInBy.LINK);
    assertThat(isLetIn(token)).isTrue();
    assertThat(isLetIn(session)).isTrue();

    // when
    operatorToken.use(Optional.of(NEXT));

    // then
    assertThat(isLetIn(token)).isFalse();
    assertThat(isLetIn(session)).isFalse();
  }

  @EveryDatabase
  void itsRowsGoAndWhatTheNextOneMadeStays(Storage storage) {
    // given
    open(storage);
    tokens.issue(operator(FORMER), CI, Duration.ofDays(1));
    operatorToken.use(Optional.of(NEXT));
    ApiTokens.Issued next = tokens.issue(operator(NEXT), CI, Duration.ofDays(1));

    // when
    rotation.endFormer();

    // then
    assertThat(tokens.list(operator(NEXT))).extracting(ApiToken::id).containsExactly(next.id());
    assertThat(isLetIn(next)).isTrue();
  }

  @EveryDatabase
  void aTokenThatWasReplacedWhileTheControlPlaneWasStoppedEndsWhatItMadeToo(Storage storage) {
    // given
    open(storage);
    tokens.issue(operator(FORMER), CI, Duration.ofDays(1));

    // when
    OperatorToken afterRestart = new OperatorToken();
    afterRestart.use(Optional.of(NEXT));
    new OperatorTokenRotation(storage.open(clock, directory), afterRestart, clock).endFormer();

    // then
    assertThat(tokens.list(operator(NEXT))).isEmpty();
  }

  @EveryDatabase
  void aReplicaThatStartsWithTheFormerTokenOrWithNoneEndsNothing(Storage storage) {
    // given
    open(storage);
    operatorToken.use(Optional.of(NEXT));
    rotation.endFormer();
    ApiTokens.Issued next = tokens.issue(operator(NEXT), CI, Duration.ofDays(1));

    // when
    OperatorToken former = new OperatorToken();
    former.use(Optional.of(FORMER));
    new OperatorTokenRotation(storage.open(clock, directory), former, clock).endFormer();
    new OperatorTokenRotation(storage.open(clock, directory), new OperatorToken(), clock)
        .endFormer();

    // then
    assertThat(tokens.list(operator(NEXT))).extracting(ApiToken::id).containsExactly(next.id());
  }

  @EveryDatabase
  void afterARestoreTheTokenTakesThePlaceOfTheFormerOne(Storage storage) {
    // given
    open(storage);
    ApiTokens.Issued token = tokens.issue(operator(FORMER), CI, Duration.ofDays(1));
    SignIns.SignedIn session = signIns.begin(operator(FORMER), SignedInBy.LINK);
    operatorToken.use(Optional.of(NEXT));
    assertThat(isLetIn(token)).isFalse();

    // when
    rotation.adoptFormer();
    rotation.endFormer();

    // then
    assertThat(isLetIn(token)).isTrue();
    assertThat(isLetIn(session)).isTrue();
  }
}
