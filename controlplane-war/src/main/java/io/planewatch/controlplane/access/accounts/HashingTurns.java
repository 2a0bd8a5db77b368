package io.planewatch.controlplane.access.accounts;

import io.planewatch.controlplane.problems.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashing a password is slow on purpose. Many simultaneous calculations must not take the
 * processors from other requests.
 */
final class HashingTurns {
  private static final int AT_ONCE = 2;

  /** Threads that wait for their turn; each is one of the server's HTTP threads. */
  private static final int MAX_WAITING = 8;

  /** Places of administrators who set passwords: they leave the places of sign-ins alone. */
  private static final int ADMINISTRATION = 4;

  private static final int PATIENCE_S = 10;

  private final Semaphore turns;
  private final Semaphore places;

  HashingTurns() {
    this(new Semaphore(AT_ONCE + MAX_WAITING));
  }

  /**
   * @param places for threads that hash and threads that wait; a thread that finds none is refused
   *     at once
   */
  HashingTurns(Semaphore places) {
    this(new Semaphore(AT_ONCE, true), places);
  }

  private HashingTurns(Semaphore turns, Semaphore places) {
    this.turns = turns;
    this.places = places;
  }

  /** The same turns, with places of their own for the administration of accounts. */
  HashingTurns ofAdministration() {
    return new HashingTurns(turns, new Semaphore(ADMINISTRATION));
  }

  /**
   * Runs the work in a turn.
   *
   * @throws ProblemException 429 when too many threads wait, or the wait takes longer than 10
   *     seconds
   */
  <T> T take(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw tooMany();
    }
    try {
      return inPlace(work);
    } finally {
      places.release();
    }
  }

  private <T> T inPlace(Supplier<T> work) {
    try {
      if (!turns.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
        throw tooMany();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.unavailable("The control plane is stopping.");
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private static ProblemException tooMany() {
    return ProblemException.tooMany(
        "Too many passwords are checked or set at the moment. Try again in a few seconds.",
        Duration.ofSeconds(2));
  }
}
