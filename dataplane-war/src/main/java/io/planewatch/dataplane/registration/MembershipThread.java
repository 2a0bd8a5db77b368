package io.planewatch.dataplane.registration;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs the steps of a membership until it is stopped. It has a thread of its own, so that requests
 * that are answered late never delay a heartbeat.
 */
final class MembershipThread implements Runnable {
  private static final Logger LOGGER = Logger.getLogger(MembershipThread.class.getName());

  private final Supplier<Duration> steps;
  private final Duration afterTrouble;
  private final CountDownLatch stopping = new CountDownLatch(1);

  /**
   * Nothing runs yet.
   *
   * @param steps each tells how long to wait for the next
   * @param afterTrouble how long to wait after a step that failed
   */
  MembershipThread(Supplier<Duration> steps, Duration afterTrouble) {
    this.steps = steps;
    this.afterTrouble = afterTrouble;
  }

  void stop() {
    stopping.countDown();
  }

  @Override
  public void run() {
    try {
      Duration wait = Duration.ZERO;
      while (!stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = step();
      }
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
    }
  }

  /** Catches Error too: an OutOfMemoryError in one step must not end the heartbeats for good. */
  private Duration step() {
    try {
      return steps.get();
    } catch (Throwable unexpected) {
      LOGGER.log(Level.WARNING, "A step of the registration failed.", unexpected);
      return afterTrouble;
    }
  }
}
