package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.problems.ProblemException;
import io.planewatch.controlplane.problems.ProblemKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Slows down whoever tries codes or passwords: by address, and by the account that is tried. */
public final class SignInLimit {
  private static final int MAX_NAME = 80;

  private final AttemptLimit byAddress;

  /** Its owner waits too while somebody guesses, but never longer than a minute. */
  private final AttemptLimit byAccount;

  SignInLimit(Clock clock) {
    byAddress = new AttemptLimit(20, Duration.ofSeconds(3), clock);
    byAccount = new AttemptLimit(10, Duration.ofSeconds(6), clock);
  }

  /**
   * Makes the attempt, unless too many have failed.
   *
   * @param account empty when a code is tried
   */
  public <T> Optional<T> attempt(
      String address, Optional<String> account, Supplier<Optional<T>> attempt) {
    Optional<String> name = account.map(SignInLimit::key);
    requireNoWait(byAddress.begin(address));
    Duration wait = name.map(byAccount::begin).orElse(Duration.ZERO);
    boolean failed = false;
    try {
      requireNoWait(wait);
      Optional<T> outcome = attempt.get();
      failed = outcome.isEmpty();
      return outcome;
    } finally {
      if (!failed) {
        byAddress.takeBack(address);
        if (wait.isZero()) {
          name.ifPresent(byAccount::takeBack);
        }
      }
    }
  }

  /** As long as an account's name may be: what is remembered stays small whatever is sent. */
  private static String key(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
  }

  private static void requireNoWait(Duration wait) {
    if (!wait.isZero()) {
      throw new ProblemException(
          ProblemKind.TOO_MANY_REQUESTS,
          "Too many wrong attempts; try again in " + (wait.toSeconds() + 1) + " seconds.");
    }
  }
}
