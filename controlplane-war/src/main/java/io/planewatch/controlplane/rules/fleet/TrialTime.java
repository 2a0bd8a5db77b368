package io.planewatch.controlplane.rules.fleet;

import io.planewatch.controlplane.problems.ProblemException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that a trial has for all its data planes together. Each wait for the engine lasts no
 * longer than the remaining time, so no thread has to be interrupted.
 */
final class TrialTime {
  private final Duration most;
  private final LongSupplier nanoTime;
  private final long begin;

  private TrialTime(Duration most, LongSupplier nanoTime) {
    this.most = most;
    this.nanoTime = nanoTime;
    this.begin = nanoTime.getAsLong();
  }

  /**
   * Begins now.
   *
   * @param nanoTime a clock such as {@link System#nanoTime}
   */
  static TrialTime of(Duration most, LongSupplier nanoTime) {
    return new TrialTime(most, nanoTime);
  }

  /**
   * Gives the remaining time.
   *
   * @throws ProblemException when no time remains
   */
  Duration left() {
    Duration left = most.minusNanos(nanoTime.getAsLong() - begin);
    if (left.isNegative() || left.isZero()) {
      throw ProblemException.invalid(
          "The trial takes longer than "
              + most
              + ". Ask for fewer days, for fewer data planes, or for a simpler expression.");
    }
    return left;
  }
}
