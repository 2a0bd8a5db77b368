package io.planewatch.loadgen.recording;

import java.util.List;

/** The counts of all targets of a run. Not thread-safe: one thread owns it at a time. */
public final class Tally {

  private final List<TargetTally> targets;

  private Tally(List<TargetTally> targets) {
    this.targets = targets;
  }

  /** Totals for targets with these numbers of endpoints. */
  public static Tally forRun(List<Integer> endpointCounts) {
    return new Tally(endpointCounts.stream().map(TargetTally::forRun).toList());
  }

  public static Tally forInterval(List<Integer> endpointCounts) {
    return new Tally(endpointCounts.stream().map(TargetTally::forInterval).toList());
  }

  public TargetTally target(int index) {
    return targets.get(index);
  }

  public List<TargetTally> targets() {
    return targets;
  }

  public void add(Tally other) {
    for (int i = 0; i < targets.size(); i++) {
      targets.get(i).add(other.targets.get(i));
    }
  }

  /** Makes it as new, for the next interval. */
  public void clear() {
    targets.forEach(TargetTally::clear);
  }
}
