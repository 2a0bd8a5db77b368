package io.planewatch.controlplane.access.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.planewatch.controlplane.SettableClock;
import io.planewatch.controlplane.problems.ProblemException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInLimitTest {
  private static final Optional<String> ALICE = Optional.of("alice");

  private final SignInLimit limit = new SignInLimit(new SettableClock());
  private int checked;

  private Optional<String> check() {
    return limit.attempt(
        "192.0.2." + checked,
        ALICE,
        () -> {
          checked++;
          return Optional.empty();
        });
  }

  /** As many that arrive at once do: each begins before the one before it has failed. */
  private Optional<String> checkManyAtOnce() {
    return limit.attempt(
        "192.0.2." + checked,
        ALICE,
        () -> {
          checked++;
          return checked < 100 ? checkManyAtOnce() : Optional.empty();
        });
  }

  @Test
  void ofManyAtOnceNoMoreAreCheckedThanOfManyInTurn() {
    assertThatThrownBy(this::checkManyAtOnce).isInstanceOf(ProblemException.class);
    assertThat(checked).isEqualTo(10);
  }

  @Test
  void anAccountIsGuessedAtFromMoreThanOneAddressNoFaster() {
    for (int i = 0; i < 10; i++) {
      check();
    }
    assertThatThrownBy(this::check).isInstanceOf(ProblemException.class);
    assertThat(checked).isEqualTo(10);
  }

  @Test
  void whoeverSignsInOftenIsNotSlowedDown() {
    for (int i = 0; i < 100; i++) {
      assertThat(limit.attempt("192.0.2.1", ALICE, () -> Optional.of("in"))).contains("in");
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
}
