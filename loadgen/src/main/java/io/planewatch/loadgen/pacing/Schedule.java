package io.planewatch.loadgen.pacing;

import java.util.Objects;

/**
 * The planned times of a target's requests, in nanoseconds from the start of the run. A time
 * depends on the shape and on the request's number alone, never on when an earlier one was sent or
 * answered.
 */
public final class Schedule {

  /** What {@link #nextNs} says when no request is left. */
  public static final long END = Long.MAX_VALUE;

  // An area that adds up to a whole number by rounding alone must not yield one request more.
  private static final double ROUNDING = 1e-9;

  private final Shape shape;
  private final Arrivals arrivals;
  private final double lastArea;

  public Schedule(Shape shape, Arrivals arrivals) {
    this.shape = Objects.requireNonNull(shape, "shape");
    this.arrivals = Objects.requireNonNull(arrivals, "arrivals");
    lastArea = shape.area() * (1 - 1e-15) - ROUNDING;
  }

  public long nextNs() {
    double area = arrivals.next();
    if (!(area < lastArea)) {
      return END;
    }
    return Math.round(shape.secondsAt(area) * 1e9);
  }
}
