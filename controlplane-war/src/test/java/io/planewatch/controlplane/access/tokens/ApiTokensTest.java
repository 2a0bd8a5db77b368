package io.planewatch.controlplane.access.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.AccessLimits;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.Lineage;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.state.EveryDatabase;
import io.planewatch.controlplane.state.Storage;
import io.planewatch.controlplane.state.TransactionalDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class ApiTokensTest {
  private static final Grants PROD = new Grants.Restricted(Set.of("prod"), Set.of(), Set.of());
  private static final Grants QA = new Grants.Restricted(Set.of("qa"), Set.of(), Set.of());
  private static final Caller ADMIN = new Caller("admin", Role.ADMIN, Grants.unrestricted());
  private static final Caller PROD_ADMIN = new Caller("prod-admin", Role.ADMIN, PROD);
  private static final Caller PROD_VIEWER = new Caller("ci", Role.VIEWER, PROD);
  private static final Duration DAY = Duration.ofDays(1);

  private final SettableClock clock = new SettableClock();
  private final ApiTokenDirectory directory = new ApiTokenDirectory(new AccountDirectory());

  private ApiTokens tokens(Storage storage) {
    return new ApiTokens(storage.open(clock, directory), AccessLimits.DEFAULT, clock);
  }

  private Optional<Identity> identify(ApiTokens.Issued issued) {
    return directory.identify(issued.token().hash(), clock.instant());
  }

  private static Caller by(ApiTokens.Issued issued, Caller holder) {
    return holder.through(new Lineage(List.of(issued.id())));
  }

  @EveryDatabase
  void aTokenIsItsHolder(Storage storage) {
    // when
    ApiTokens.Issued issued = tokens(storage).issue(ADMIN, PROD_VIEWER, DAY);

    // then
    assertThat(identify(issued)).contains(by(issued, PROD_VIEWER));
  }

  @EveryDatabase
  void aTokenEnds(Storage storage) {
    // given
    ApiTokens.Issued issued = tokens(storage).issue(ADMIN, PROD_VIEWER, DAY);

    // when
    clock.advance(DAY);

    // then
    assertThat(identify(issued)).isEmpty();
  }

  @EveryDatabase
  void aRevocationHoldsAtTheNextRequest(Storage storage) {
    // given
    ApiTokens tokens = tokens(storage);
    ApiTokens.Issued issued = tokens.issue(ADMIN, PROD_VIEWER, DAY);

    // when
    tokens.revoke(ADMIN, issued.id());

    // then
    assertThat(identify(issued)).isEmpty();
  }

  @EveryDatabase
  void anotherReplicaLearnsOfARevocationWhenItNextLooks(Storage storage) {
    // given
    ApiTokens tokens = tokens(storage);
    ApiTokenDirectory elsewhere = new ApiTokenDirectory(new AccountDirectory());
    TransactionalDatabase replica = storage.open(clock, elsewhere);
    ApiTokens.Issued issued = tokens.issue(ADMIN, PROD_VIEWER, DAY);
    replica.refresh();
    assertThat(elsewhere.identify(issued.token().hash(), clock.instant())).isPresent();

    // when
    tokens.revoke(ADMIN, issued.id());
    replica.refresh();

    // then
    assertThat(elsewhere.identify(issued.token().hash(), clock.instant())).isEmpty();
  }

  @EveryDatabase
  void nobodyHandsOutMoreThanTheyHave(Storage storage) {
    // given
    ApiTokens tokens = tokens(storage);

    // then
    assertThatThrownBy(() -> tokens.issue(PROD_ADMIN, new Caller("x", Role.VIEWER, QA), DAY))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(
            () ->
                tokens.issue(PROD_ADMIN, new Caller("x", Role.VIEWER, Grants.unrestricted()), DAY))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(
            () ->
                tokens.issue(
                    new Caller("e", Role.EDITOR, PROD), new Caller("x", Role.ADMIN, PROD), DAY))
        .isInstanceOf(ProblemException.class);
  }

  @EveryDatabase
  void aRestrictedAdministratorNeitherSeesNorRevokesWhatReachesFurther(Storage storage) {
    // given
    ApiTokens tokens = tokens(storage);
    ApiTokens.Issued issued =
        tokens.issue(ADMIN, new Caller("all", Role.VIEWER, Grants.unrestricted()), DAY);

    // then
    assertThat(tokens.list(PROD_ADMIN)).isEmpty();
    assertThatThrownBy(() -> tokens.revoke(PROD_ADMIN, issued.id()))
        .isInstanceOf(ProblemException.class);
    assertThat(identify(issued)).isPresent();
  }

  @EveryDatabase
  void aRotatedTokenGoesOnForTheOverlapAndNoLonger(Storage storage) {
    // given
    ApiTokens tokens = tokens(storage);
    ApiTokens.Issued former = tokens.issue(ADMIN, PROD_VIEWER, DAY);

    // when
    ApiTokens.Issued next = tokens.rotate(ADMIN, former.id(), DAY, Duration.ofHours(1));

    // then
    assertThat(identify(next)).contains(by(next, PROD_VIEWER));
    assertThat(identify(former)).isPresent();
    clock.advance(Duration.ofHours(1));
    assertThat(identify(former)).isEmpty();
    assertThat(identify(next)).isPresent();
  }

  @EveryDatabase
  void rotationNeverLengthensTheFormersLife(Storage storage) {
    // given
    ApiTokens tokens = tokens(storage);
    ApiTokens.Issued former = tokens.issue(ADMIN, PROD_VIEWER, Duration.ofMinutes(5));

    // when
    tokens.rotate(ADMIN, former.id(), DAY, Duration.ofHours(1));
    clock.advance(Duration.ofMinutes(5));

    // then
    assertThat(identify(former)).isEmpty();
  }

  @EveryDatabase
  void anAccountHasNoMoreTokensThanItMay(Storage storage) {
    // given
    ApiTokens tokens =
        new ApiTokens(storage.open(clock, directory), new AccessLimits(1, 1, 2, 1), clock);
    tokens.issue(ADMIN, PROD_VIEWER, DAY);
    tokens.issue(ADMIN, PROD_VIEWER, Duration.ofHours(1));

    // then
    assertThatThrownBy(() -> tokens.issue(ADMIN, PROD_VIEWER, DAY))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("max-tokens");
    clock.advance(Duration.ofHours(1));
    assertThat(identify(tokens.issue(ADMIN, PROD_VIEWER, DAY))).isPresent();
  }
}
