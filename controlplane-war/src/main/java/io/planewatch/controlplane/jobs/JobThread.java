package io.planewatch.controlplane.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Repeats one job until it is told to stop, whatever a turn throws. */
final class JobThread implements Runnable {
  private static final Logger LOGGER = System.getLogger(JobThread.class.getName());

  /** A job that fails twice a second must not fill the log. */
  private static final Duration SAME_FAILURE = Duration.ofMinutes(10);

  private final JobRecord record;
  private final CountDownLatch stopping;
  private final Clock clock;
  private String failure;
  private Instant logged = Instant.MIN;
  private int failedTurns;

  JobThread(JobRecord record, CountDownLatch stopping, Clock clock) {
    this.record = record;
    this.stopping = stopping;
    this.clock = clock;
  }

  @Override
  public void run() {
    long millis = record.job().interval().toMillis();
    try {
      while (!stopping.await(millis, TimeUnit.MILLISECONDS)) {
        turn();
      }
    } catch (InterruptedException shutdown) {
      Thread.currentThread().interrupt();
    }
  }

  /** Catches Error too: an OutOfMemoryError in one turn must not end the job for good. */
  private void turn() {
    record.begin(clock.instant());
    try {
      record.job().task().run();
      record.end(clock.instant(), true);
      logSuccess();
    } catch (Throwable thrown) {
      record.end(clock.instant(), false);
      logFailure(thrown);
    }
  }

  private void logSuccess() {
    if (failedTurns > 0) {
      LOGGER.log(
          Level.INFO,
          "Job " + record.job().name() + " succeeds again after " + failedTurns + " failures.");
    }
    failedTurns = 0;
    failure = null;
  }

  private void logFailure(Throwable thrown) {
    failedTurns++;
    Instant now = clock.instant();
    String text = thrown.toString();
    if (!text.equals(failure) || now.isAfter(logged.plus(SAME_FAILURE))) {
      failure = text;
      logged = now;
      LOGGER.log(
          Level.WARNING,
          "Job "
              + record.job().name()
              + " failed and runs again in "
              + record.job().interval()
              + ": "
              + text);
      LOGGER.log(Level.DEBUG, "Job " + record.job().name() + " failed", thrown);
    }
  }
}
