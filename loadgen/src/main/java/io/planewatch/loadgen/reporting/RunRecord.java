package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.recording.ErrandResult;
import io.planewatch.loadgen.recording.Tally;
import io.planewatch.loadgen.recording.TargetTally;
import io.planewatch.loadgen.recording.Timeline;
import io.planewatch.loadgen.scenario.Scenario;
import io.planewatch.loadgen.scenario.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A run that is over.
 *
 * @param startedAt when the first request of the run proper was due
 * @param elapsed from then to the last answer
 * @param stoppedEarly whether someone ended it before its time
 * @param timelines one for each target, in their order
 */
public record RunRecord(
    Scenario scenario,
    Instant startedAt,
    Duration elapsed,
    boolean stoppedEarly,
    Tally totals,
    List<Timeline> timelines,
    List<ErrandResult> errands) {

  public RunRecord {
    timelines = List.copyOf(timelines);
    errands = List.copyOf(errands);
  }

  public Target target(int index) {
    return scenario.targets().get(index);
  }

  public TargetTally counts(int index) {
    return totals.target(index);
  }

  /** How long requests were being made: the plan's length, or less if the run was stopped. */
  public double sendingSeconds(int index) {
    return Math.min(target(index).shape().durationSeconds(), elapsed.toNanos() / 1e9);
  }

  /** Requests a second that the plan wanted; in a closed loop there is no plan. */
  public double askedRate(int index) {
    double seconds = sendingSeconds(index);
    return seconds > 0 ? target(index).shape().areaUntil(seconds) / seconds : 0;
  }

  /**
   * Requests a second that were sent, counted until the last one if it left after the plan's end.
   */
  public double achievedRate(int index) {
    double seconds = Math.max(sendingSeconds(index), counts(index).lastSentNs() / 1e9);
    return seconds > 0 ? counts(index).sentCount() / seconds : 0;
  }

  /** Whether every request that was due has ended in a way that was counted. */
  public boolean complete() {
    return totals.targets().stream()
        .allMatch(target -> target.plannedCount() == target.all().requests());
  }
}
