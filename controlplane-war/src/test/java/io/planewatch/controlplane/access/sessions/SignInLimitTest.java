package io.planewatch.controlplane.access.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.problems.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInLimitTest {
  private static final Optional<String> ALICE = Optional.of("alice");
  private static final String HOME = "198.51.100.7";

  private final SettableClock clock = new SettableClock();
  private final List<Duration> pauses = new ArrayList<>();
  private final SignInLimit limit = new SignInLimit(clock, new Waiters(pauses::add));
  private int checked;

  private Optional<String> fail(String address) {
    return limit.attempt(
        address,
        ALICE,
        () -> {
          checked++;
          return Optional.empty();
        });
  }

  private Optional<String> succeed(String address) {
    return limit.attempt(address, ALICE, () -> Optional.of("in"));
  }

  /** As many that arrive at once do: each begins before the one before it has failed. */
  private Optional<String> checkManyAtOnce() {
    return limit.attempt(
        HOME,
        ALICE,
        () -> {
          checked++;
          return checked < 100 ? checkManyAtOnce() : Optional.empty();
        });
  }

  @Test
  void ofManyAtOnceNoMoreAreCheckedThanOfManyInTurn() {
    assertThatThrownBy(this::checkManyAtOnce).isInstanceOf(ProblemException.class);
    assertThat(checked).isLessThan(12);
  }

  @Test
  void aSourceThatFailsWaitsTwiceAsLongEachTime() {
    // given
    for (int i = 0; i < 9; i++) {
      fail(HOME);
    }
    assertThatThrownBy(() -> fail(HOME))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(2)));

    // when
    clock.advance(Duration.ofSeconds(2));
    fail(HOME);

    // then
    assertThatThrownBy(() -> fail(HOME))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(4)));
  }

  @Test
  void failuresOfOthersDelayTheOwnerAndDoNotLockThemOut() {
    // given
    for (int source = 0; source < 200; source++) {
      fail("192.0.2." + source);
    }
    pauses.clear();

    // then
    assertThat(succeed(HOME)).contains("in");
    assertThat(pauses).singleElement().satisfies(delay -> assertThat(delay).isPositive());
  }

  @Test
  void oneSourceThatGuessesDoesNotEvenDelayTheOwner() {
    // given
    for (int i = 0; i < 9; i++) {
      fail("192.0.2.1");
    }
    assertThatThrownBy(() -> fail("192.0.2.1")).isInstanceOf(ProblemException.class);

    // then
    assertThat(succeed(HOME)).contains("in");
    assertThat(pauses).isEmpty();
  }

  @Test
  void aSourceFromWhichTheAccountHasSignedInIsNotDelayed() {
    // given
    succeed(HOME);
    for (int source = 0; source < 200; source++) {
      fail("192.0.2." + source);
    }
    pauses.clear();

    // then
    assertThat(succeed(HOME)).contains("in");
    assertThat(pauses).isEmpty();
  }

  @Test
  void addressesOfOneIpv6NetworkAreOneSource() {
    // given
    for (int i = 0; i < 9; i++) {
      fail("2001:db8:0:1::" + Integer.toHexString(i + 1));
    }

    // then
    assertThatThrownBy(() -> fail("2001:db8:0:1:ffff::1")).isInstanceOf(ProblemException.class);
    assertThat(fail("2001:db8:0:2::1")).isEmpty();
  }

  @Test
  void guessesFromManySourcesAtOnceDoNotParkManyThreads() {
    // given
    List<SignInLimit> limits = new ArrayList<>();
    int[] waiting = {0};
    int[] most = {0};
    int[] refused = {0};
    limits.add(
        new SignInLimit(
            clock,
            new Waiters(
                delay -> {
                  waiting[0]++;
                  most[0] = Math.max(most[0], waiting[0]);
                  if (waiting[0] < 50) {
                    attemptAndCount(limits.get(0), waiting[0] + 100, refused);
                  }
                  waiting[0]--;
                })));
    for (int source = 0; source < 20; source++) {
      attemptAndCount(limits.get(0), source, refused);
    }

    // then
    assertThat(most[0]).isBetween(1, 16);
    assertThat(refused[0]).isPositive();
  }

  private static void attemptAndCount(SignInLimit limit, int source, int[] refused) {
    try {
      limit.attempt("192.0.2." + source, ALICE, Optional::empty);
    } catch (ProblemException e) {
      refused[0]++;
    }
  }

  @Test
  void whoeverSignsInOftenIsNotSlowedDown() {
    for (int i = 0; i < 100; i++) {
      assertThat(succeed("192.0.2.1")).contains("in");
    }
  }

  @Test
  void whatCouldNotBeCheckedIsNoFailure() {
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(
              () ->
                  limit.attempt(
                      "192.0.2.1",
                      ALICE,
                      () -> {
                        throw ProblemException.unavailable("Too many at the moment.");
                      }))
          .hasMessageContaining("Too many at the moment");
    }
  }

  @Test
  void anExceptionThatIsAFailureCountsAsOne() {
    // given
    RuntimeException reason = new IllegalStateException("the provider refused the code");
    for (int i = 0; i < 20; i++) {
      assertThatThrownBy(() -> throwing(reason)).isSameAs(reason);
    }

    // then
    assertThatThrownBy(() -> throwing(reason)).isInstanceOf(ProblemException.class);
  }

  private void throwing(RuntimeException reason) {
    limit.attempt(
        HOME,
        Optional.empty(),
        () -> {
          throw new FailedAttempt(reason);
        });
  }

  @Test
  void signInsElsewhereAreLimitedBySource() {
    // given
    for (int i = 0; i < 60; i++) {
      limit.start(HOME);
    }

    // then
    assertThatThrownBy(() -> limit.start(HOME)).isInstanceOf(ProblemException.class);
    limit.start("198.51.100.8");
  }

  @Test
  void howeverManySourcesHaveFailedAnAccountIsFreeAgainAfterMinutes() {
    // given
    for (int i = 0; i < 2_000; i++) {
      fail("2001:db8:0:" + Integer.toHexString(i) + "::1");
    }
    pauses.clear();

    // when
    clock.advance(Duration.ofMinutes(6));

    // then
    succeed(HOME);
    assertThat(pauses).isEmpty();
  }
}
