package io.planewatch.loadgen.sending;

import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.recording.Tally;
import io.planewatch.loadgen.recording.TargetTally;
import java.util.function.Supplier;

/** Turns what the connections of one target report into counts; a lane's thread owns it. */
final class Ledger {

  /** The moment of sending of a request that never was sent. */
  static final long NEVER = Long.MIN_VALUE;

  private final Supplier<Tally> tally;
  private final int target;
  private final long measuredFromNs;
  private final long lateAfterNs;

  Ledger(Supplier<Tally> tally, int target, long measuredFromNs, long lateAfterNs) {
    this.tally = tally;
    this.target = target;
    this.measuredFromNs = measuredFromNs;
    this.lateAfterNs = lateAfterNs;
  }

  void planned(long plannedNs) {
    if (measured(plannedNs)) {
      counts().planned();
    }
  }

  void sent(long plannedNs, long sentNs) {
    if (measured(plannedNs)) {
      counts().sent(sentNs - plannedNs, sentNs - measuredFromNs);
    }
  }

  void ended(
      int endpoint,
      Outcome outcome,
      int status,
      long plannedNs,
      long sentNs,
      long endedNs,
      long bytes) {
    if (!measured(plannedNs)) {
      counts().warmedUp();
      return;
    }
    boolean sent = sentNs != NEVER;
    counts()
        .ended(
            endpoint,
            outcome,
            status,
            endedNs - plannedNs,
            sent ? endedNs - sentNs : endedNs - plannedNs,
            sent && sentNs - plannedNs > lateAfterNs,
            bytes);
  }

  private boolean measured(long plannedNs) {
    return plannedNs - measuredFromNs >= 0;
  }

  private TargetTally counts() {
    return tally.get().target(target);
  }
}
