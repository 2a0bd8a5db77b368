package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.recording.Tally;

/** Observes a run. */
public interface Listener {

  /**
   * About once a second.
   *
   * @param fromSeconds where the interval began, from the end of the warm-up; negative within it
   * @param toSeconds where it ended
   * @param interval what was counted in it; it is emptied after the call
   * @param totals what was counted since the start; it grows after the call
   */
  void interval(double fromSeconds, double toSeconds, Tally interval, Tally totals);
}
