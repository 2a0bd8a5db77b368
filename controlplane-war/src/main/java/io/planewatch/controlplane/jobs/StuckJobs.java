package io.planewatch.controlplane.jobs;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Logs, once a turn, that a job's turn takes longer than its time-out. */
final class StuckJobs {
  private static final Logger LOGGER = System.getLogger(StuckJobs.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final List<JobRecord> records;
  private final Clock clock;
  private final Set<JobRecord> logged = new HashSet<>();

  StuckJobs(List<JobRecord> records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  PeriodicJob job() {
    return new PeriodicJob("stuck-jobs", INTERVAL, this::look);
  }

  /** Called by one thread. */
  void look() {
    for (JobRecord record : records) {
      if (!record.isStuck(clock.instant())) {
        logged.remove(record);
      } else if (logged.add(record)) {
        LOGGER.log(
            Level.WARNING,
            "Job {0} has been running for more than {1}. The other jobs go on without it.",
            record.job().name(),
            record.job().timeout());
      }
    }
  }
}
