package io.planewatch.controlplane.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How the turns of one job went. Written by the job's thread, read by whoever asks for the metrics.
 */
final class JobRecord {
  private final PeriodicJob job;
  private final Instant scheduled;
  private volatile Instant running;
  private volatile Instant lastSuccess;
  private volatile Duration lastDuration = Duration.ZERO;
  private final AtomicLong failures = new AtomicLong();

  JobRecord(PeriodicJob job, Instant scheduled) {
    this.job = job;
    this.scheduled = scheduled;
  }

  PeriodicJob job() {
    return job;
  }

  void begin(Instant now) {
    running = now;
  }

  void end(Instant now, boolean succeeded) {
    lastDuration = Duration.between(running, now);
    if (succeeded) {
      lastSuccess = now;
    } else {
      failures.incrementAndGet();
    }
    running = null;
  }

  Optional<Instant> lastSuccess() {
    return Optional.ofNullable(lastSuccess);
  }

  Duration lastDuration() {
    return lastDuration;
  }

  long failures() {
    return failures.get();
  }

  /** Whether the turn that is running has taken longer than its time-out. */
  boolean isStuck(Instant now) {
    Instant since = running;
    return since != null && Duration.between(since, now).compareTo(job.timeout()) > 0;
  }

  /** Whether the last success is older than an interval and a time-out allow. */
  boolean isOverdue(Instant now) {
    Instant last = lastSuccess == null ? scheduled : lastSuccess;
    Duration allowed = job.interval().multipliedBy(2).plus(job.timeout());
    return Duration.between(last, now).compareTo(allowed) > 0;
  }
}
