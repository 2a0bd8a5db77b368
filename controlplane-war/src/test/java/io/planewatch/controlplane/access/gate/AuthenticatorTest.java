package io.planewatch.controlplane.access.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.access.BearerTokens;
import io.planewatch.controlplane.access.Caller;
import io.planewatch.controlplane.access.Grants;
import io.planewatch.controlplane.access.Identity;
import io.planewatch.controlplane.access.Role;
import io.planewatch.controlplane.access.TokenHash;
import io.planewatch.controlplane.access.accounts.AccountDirectory;
import io.planewatch.controlplane.access.sessions.SessionDirectory;
import io.planewatch.controlplane.state.Snapshots;
import io.planewatch.controlplane.state.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuthenticatorTest {
  private static final Caller ALICE = new Caller("alice", Role.VIEWER, Grants.unrestricted());
  private static final TokenHash KNOWN = TokenHash.of("known");

  private final SettableClock clock = new SettableClock();
  private final SessionDirectory sessions = new SessionDirectory(new AccountDirectory());
  private final Snapshots snapshots = new Snapshots(List.of(sessions), clock);
  private Storage storage;
  private Authenticator authenticator;

  private record OneToken() implements BearerTokens {
    @Override
    public Optional<Identity> identify(TokenHash hash, Instant now) {
      return hash.equals(KNOWN) ? Optional.of(ALICE) : Optional.empty();
    }
  }

  @BeforeEach
  void open() {
    storage = Storage.h2();
    authenticator = new Authenticator(List.of(new OneToken()), sessions, snapshots, clock);
    refresh();
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private void refresh() {
    storage
        .open(clock)
        .inTransaction(
            entities -> {
              snapshots.refresh(entities);
              return snapshots;
            });
  }

  @Test
  void knowsATokenInTheHeader() {
    assertThat(authenticator.authenticate(new Presented.InHeader(KNOWN)))
        .isEqualTo(new Authentication.Identified(ALICE, false));
  }

  @Test
  void doesNotTakeAnApiTokenAsACookie() {
    assertThat(authenticator.authenticate(new Presented.InCookie(KNOWN)))
        .isEqualTo(new Authentication.Unknown());
  }

  @Test
  void treatsUnknownMissingAndUnreadableAlike() {
    // given
    List<Presented> bad =
        List.of(
            new Presented.InHeader(TokenHash.of("?")),
            new Presented.Nothing(),
            new Presented.Unreadable());

    // then
    assertThat(bad)
        .allSatisfy(
            presented ->
                assertThat(authenticator.authenticate(presented))
                    .isEqualTo(new Authentication.Unknown()));
  }

  @Test
  void answersFromTheLastSnapshotWhileTheDatabaseIsSilentForAMinute() {
    // when
    clock.advance(Duration.ofMinutes(1));

    // then
    assertThat(snapshots.areCurrent()).isFalse();
    assertThat(authenticator.authenticate(new Presented.InHeader(KNOWN)))
        .isEqualTo(new Authentication.Identified(ALICE, false));
  }

  @Test
  void letsNobodyInOnceTheDatabaseHasBeenSilentForLong() {
    // when
    clock.advance(Duration.ofMinutes(5).plusSeconds(1));

    // then
    assertThat(authenticator.authenticate(new Presented.InHeader(KNOWN)))
        .isEqualTo(new Authentication.Undecidable());
  }

  @Test
  void letsPeopleInAgainWhenTheDatabaseIsBack() {
    // given
    clock.advance(Duration.ofMinutes(10));

    // when
    refresh();

    // then
    assertThat(authenticator.authenticate(new Presented.InHeader(KNOWN)))
        .isEqualTo(new Authentication.Identified(ALICE, false));
  }
}
