package io.planewatch.controlplane.jobs;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;

/** Runs every job on a thread of its own, from {@link #start} to {@link #close}. */
public final class PeriodicJobs implements AutoCloseable {
  /** Together; a job that is in the middle of a turn then goes on without being waited for. */
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private final ThreadFactory threads;
  private final JobMetrics metrics;
  private final Clock clock;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Thread> started = new ArrayList<>();

  PeriodicJobs(ThreadFactory threads, JobMetrics metrics, Clock clock) {
    this.threads = threads;
    this.metrics = metrics;
    this.clock = clock;
  }

  /**
   * Starts the jobs; each one's first turn is an interval from now.
   *
   * @throws IllegalStateException when two jobs have one name
   */
  public void start(Iterable<PeriodicJob> jobs) {
    Set<String> names = new HashSet<>();
    List<JobRecord> records = new ArrayList<>();
    for (PeriodicJob job : jobs) {
      if (!names.add(job.name())) {
        throw new IllegalStateException("two periodic jobs are called " + job.name());
      }
      records.add(new JobRecord(job, clock.instant()));
    }
    records.forEach(this::start);
    StuckJobs watch = new StuckJobs(List.copyOf(records), clock);
    start(new JobRecord(watch.job(), clock.instant()));
  }

  private void start(JobRecord record) {
    metrics.show(record);
    Thread thread = threads.newThread(new JobThread(record, stopping, clock));
    thread.setName("job-" + record.job().name());
    thread.setDaemon(true);
    started.add(thread);
    thread.start();
  }

  /** Lets the running turns end, for a few seconds; no further turn begins. */
  @Override
  public void close() {
    stopping.countDown();
    long deadline = System.nanoTime() + STOP_WITHIN.toNanos();
    try {
      for (Thread thread : started) {
        long left = deadline - System.nanoTime();
        thread.join(Math.max(1, left / 1_000_000));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
