package io.planewatch.controlplane.ranges;

/**
 * The steps of a range query: {@code steps} instants, {@code stepMillis} apart, from {@code
 * startMillis} on. Steps are numbered absolutely, so two windows of one phase share their numbers.
 */
public record StepGrid(long startMillis, long stepMillis, int steps) {
  public StepGrid {
    if (stepMillis <= 0) {
      throw new IllegalArgumentException("step must be positive, but is " + stepMillis + " ms");
    }
    if (steps <= 0) {
      throw new IllegalArgumentException("a window has at least one step, but this has " + steps);
    }
  }

  /**
   * Where the steps stand between two multiples of the step, in milliseconds: part of a cache key.
   */
  public long phaseMillis() {
    return Math.floorMod(startMillis, stepMillis);
  }

  public long first() {
    return Math.floorDiv(startMillis, stepMillis);
  }

  /** The number behind the last step. */
  public long end() {
    return first() + steps;
  }

  public long timeMillis(long step) {
    return step * stepMillis + phaseMillis();
  }

  public long endMillis() {
    return timeMillis(end() - 1);
  }

  /** The grid's part from step {@code from} to before step {@code to}. */
  public StepGrid part(long from, long to) {
    return new StepGrid(timeMillis(from), stepMillis, Math.toIntExact(to - from));
  }
}
