package io.planewatch.controlplane.access.sessions;

import io.planewatch.controlplane.problems.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Slows down whoever tries codes or passwords, without locking out the owner of an account:
 *
 * <ul>
 *   <li>A source (an IPv4 address, a /64 of IPv6) that fails often is refused for a while.
 *   <li>A source that fails often at one account is refused there, each time for twice as long.
 *   <li>While many sources fail at one account, other sources' attempts at it are delayed, not
 *       refused. A source from which the account has signed in is not delayed.
 * </ul>
 */
public final class SignInLimit {
  private static final int MAX_NAME = 80;
  private static final int MAX_KNOWN = 10_000;
  private static final int FREE_AT_ACCOUNT = 10;

  /** The longest delay begins at 50; more failures must not keep it up for hours. */
  private static final int MAX_AT_ACCOUNT = 60;

  private static final Duration FORGIVEN_AFTER = Duration.ofSeconds(6);
  private static final Duration SHORTEST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(8);

  private final AttemptLimit bySource;
  private final AttemptLimit startsBySource;
  private final FailureBackoff bySourceAndAccount;
  private final AttemptLimit byAccount;
  private final Waiters waiters;
  private final Set<String> known =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                  return size() > MAX_KNOWN;
                }
              }));

  SignInLimit(Clock clock, Waiters waiters) {
    bySource = new AttemptLimit(20, Duration.ofSeconds(3), clock);
    startsBySource = new AttemptLimit(60, Duration.ofSeconds(1), clock);
    bySourceAndAccount =
        new FailureBackoff(
            8, Duration.ofSeconds(2), Duration.ofMinutes(5), Duration.ofMinutes(15), clock);
    byAccount = new AttemptLimit(MAX_AT_ACCOUNT, FORGIVEN_AFTER, clock);
    this.waiters = waiters;
  }

  /**
   * Makes the attempt, unless too many have failed.
   *
   * @param address from which it comes
   * @param account empty when a code is tried
   * @throws ProblemException 429 with Retry-After
   */
  public <T> Optional<T> attempt(
      String address, Optional<String> account, Supplier<Optional<T>> attempt) {
    String source = ClientAddress.source(address);
    requireNoWait(bySource.begin(source));
    boolean failed = false;
    try {
      Optional<T> outcome =
          account.isPresent() ? atAccount(source, key(account.get()), attempt) : attempt.get();
      failed = outcome.isEmpty();
      return outcome;
    } catch (FailedAttempt e) {
      failed = true;
      throw e.reason();
    } finally {
      if (!failed) {
        bySource.takeBack(source);
      }
    }
  }

  /**
   * Counts the beginning of a sign-in elsewhere, which costs the identity provider's answer.
   *
   * @throws ProblemException 429 with Retry-After
   */
  public void start(String address) {
    requireNoWait(startsBySource.begin(ClientAddress.source(address)));
  }

  private <T> Optional<T> atAccount(String source, String account, Supplier<Optional<T>> attempt) {
    String pair = account + " " + source;
    requireNoWait(bySourceAndAccount.begin(pair));
    Duration delay = known.contains(pair) ? Duration.ZERO : delay(byAccount.open(account));
    boolean counted = byAccount.begin(account).isZero();
    boolean failed = false;
    try {
      if (!delay.isZero() && !waiters.await(source, Optional.of(account), delay)) {
        throw tooMany(LONGEST_DELAY);
      }
      Optional<T> outcome = attempt.get();
      failed = outcome.isEmpty();
      if (!failed) {
        known.add(pair);
        bySourceAndAccount.forget(pair);
      }
      return outcome;
    } finally {
      if (!failed) {
        bySourceAndAccount.takeBack(pair);
        if (counted) {
          byAccount.takeBack(account);
        }
      }
    }
  }

  /** Doubles with every ten failures that are not forgiven yet. */
  private static Duration delay(long open) {
    if (open < FREE_AT_ACCOUNT) {
      return Duration.ZERO;
    }
    long doublings = Math.min((open - FREE_AT_ACCOUNT) / FREE_AT_ACCOUNT, 10);
    Duration delay = SHORTEST_DELAY.multipliedBy(1L << doublings);
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }

  /** As long as an account's name may be: what is remembered stays small whatever is sent. */
  private static String key(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
  }

  private static void requireNoWait(Duration wait) {
    if (!wait.isZero()) {
      throw tooMany(wait);
    }
  }

  private static ProblemException tooMany(Duration wait) {
    long seconds = wait.toSeconds() + 1;
    return ProblemException.tooMany(
        "Too many failed attempts. Try again in " + seconds + " seconds.", wait);
  }
}
