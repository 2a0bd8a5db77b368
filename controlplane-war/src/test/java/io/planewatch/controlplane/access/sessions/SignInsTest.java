package io.planewatch.controlplane.access.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.AccessConfig;
import io.planewatch.controlplane.access.AccessLimits;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.Token;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class SignInsTest {
  private static final Caller EVE =
      new Caller(
          "eve", Role.EDITOR, new Grants.Restricted(Set.of("prod"), Set.of(), Set.of("retail")));
  private static final AccessConfig CONFIG =
      new AccessConfig(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ofHours(12),
          Duration.ofMinutes(15),
          100_000,
          1000,
          AccessLimits.DEFAULT,
          Optional.empty());

  private final SettableClock clock = new SettableClock();
  private final AccountDirectory accounts = new AccountDirectory();
  private final SessionDirectory directory = new SessionDirectory(accounts);

  private SignIns signIns(Storage storage) {
    return new SignIns(storage.open(clock, directory), accounts, CONFIG, clock);
  }

  private Optional<Identity> identify(SignIns.SignedIn signedIn) {
    return directory.identify(signedIn.session().hash(), clock.instant());
  }

  @EveryDatabase
  void aLinkSignsInAsTheOneItWasMadeFor(Storage storage) {
    // given
    SignIns signIns = signIns(storage);

    // when
    SignIns.SignedIn signedIn = signIns.redeem(signIns.link(EVE).code()).orElseThrow();

    // then
    assertThat(identify(signedIn)).contains(EVE);
  }

  @EveryDatabase
  void aLinkForAGuestSignsInTheGuest(Storage storage) {
    // given
    SignIns signIns = signIns(storage);
    Caller guest =
        new Caller("guest", Role.VIEWER, new Grants.Restricted(Set.of("prod"), Set.of(), Set.of()));

    // when
    SignIns.SignedIn signedIn = signIns.redeem(signIns.link(EVE, guest).code()).orElseThrow();

    // then
    assertThat(identify(signedIn)).contains(guest);
  }

  @EveryDatabase
  void aGuestReachesNoFurtherThanWhoeverMakesTheLink(Storage storage) {
    // given
    SignIns signIns = signIns(storage);
    Caller admin = new Caller("guest", Role.ADMIN, EVE.grants());
    Caller seesMore =
        new Caller("guest", Role.VIEWER, new Grants.Restricted(Set.of("qa"), Set.of(), Set.of()));

    // then
    assertThatThrownBy(() -> signIns.link(EVE, admin)).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> signIns.link(EVE, seesMore)).isInstanceOf(ProblemException.class);
  }

  @EveryDatabase
  void aLinkWorksOnce(Storage storage) {
    // given
    SignIns signIns = signIns(storage);
    Token code = signIns.link(EVE).code();

    // when
    signIns.redeem(code);

    // then
    assertThat(signIns.redeem(code)).isEmpty();
  }

  @EveryDatabase
  void ofManyThatBringTheSameCodeAtOnceOneIsSignedIn(Storage storage) throws Exception {
    // given
    SignIns signIns = signIns(storage);
    Token code = signIns.link(EVE).code();
    ExecutorService threads = Executors.newFixedThreadPool(8);

    // when
    Callable<Optional<SignIns.SignedIn>> redeem = () -> signIns.redeem(code);
    List<Future<Optional<SignIns.SignedIn>>> outcomes =
        threads.invokeAll(java.util.Collections.nCopies(8, redeem));
    threads.shutdown();

    // then
    long signedIn = 0;
    for (Future<Optional<SignIns.SignedIn>> outcome : outcomes) {
      signedIn += outcome.get().isPresent() ? 1 : 0;
    }
    assertThat(signedIn).isEqualTo(1);
  }

  @EveryDatabase
  void aLinkEnds(Storage storage) {
    // given
    SignIns signIns = signIns(storage);
    Token code = signIns.link(EVE).code();

    // when
    clock.advance(Duration.ofMinutes(15));

    // then
    assertThat(signIns.redeem(code)).isEmpty();
  }

  @EveryDatabase
  void aSessionEnds(Storage storage) {
    // given
    SignIns signIns = signIns(storage);
    SignIns.SignedIn signedIn = signIns.redeem(signIns.link(EVE).code()).orElseThrow();

    // when
    clock.advance(Duration.ofHours(12));

    // then
    assertThat(identify(signedIn)).isEmpty();
  }

  @EveryDatabase
  void signingOutHoldsAtTheNextRequest(Storage storage) {
    // given
    SignIns signIns = signIns(storage);
    SignIns.SignedIn signedIn = signIns.redeem(signIns.link(EVE).code()).orElseThrow();

    // when
    signIns.signOut(EVE, signedIn.session().hash());

    // then
    assertThat(identify(signedIn)).isEmpty();
  }

  @EveryDatabase
  void aSessionOutlivesTheProcess(Storage storage) {
    // given
    SignIns signIns = signIns(storage);
    SignIns.SignedIn signedIn = signIns.redeem(signIns.link(EVE).code()).orElseThrow();

    // when
    SessionDirectory afterRestart = new SessionDirectory(accounts);
    storage.open(clock, afterRestart);

    // then
    assertThat(afterRestart.identify(signedIn.session().hash(), clock.instant())).contains(EVE);
  }

  @EveryDatabase
  void anUnknownCodeSignsNobodyIn(Storage storage) {
    assertThat(signIns(storage).redeem(new Token("guess"))).isEmpty();
    assertThat(directory.identify(TokenHash.of("guess"), clock.instant())).isEmpty();
  }

  @EveryDatabase
  void aLinkThatCameOfATokenHandsTheTokenOnToTheSession(Storage storage) {
    // given
    SignIns signIns = signIns(storage);
    Caller byToken = EVE.through(new Lineage(List.of("a-token")));

    // when
    SignIns.SignedIn signedIn = signIns.redeem(signIns.link(byToken, EVE).code()).orElseThrow();

    // then
    assertThat(identify(signedIn)).contains(byToken);
  }
}
