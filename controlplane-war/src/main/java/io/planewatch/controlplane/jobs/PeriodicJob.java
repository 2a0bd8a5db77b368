package io.planewatch.controlplane.jobs;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Something that is repeated for as long as the control plane runs. A feature declares one by a CDI
 * producer method that returns it.
 *
 * @param name in the log, in metrics and as the thread's name: lower-case letters and hyphens
 * @param interval from the end of one turn to the beginning of the next; positive
 * @param timeout after which a turn that has not ended is reported as overdue; positive. A turn is
 *     not interrupted, because an interrupt closes the file of H2 under every other thread: what
 *     ends a turn are the bounds of its own waits.
 * @param task one turn
 */
public record PeriodicJob(String name, Duration interval, Duration timeout, Runnable task) {
  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*");

  /** Long enough for a turn that waits for an engine's answer as long as it may. */
  private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(1);

  public PeriodicJob {
    requireNonNull(task, "task is null");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'" + name + "' is not a job name of lower-case letters and hyphens");
    }
    requirePositive("interval", name, interval);
    requirePositive("timeout", name, timeout);
  }

  public PeriodicJob(String name, Duration interval, Runnable task) {
    this(name, interval, USUAL_TIMEOUT, task);
  }

  private static void requirePositive(String what, String name, Duration duration) {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException(
          "the " + what + " of job " + name + " must be positive; it is " + duration);
    }
  }
}
