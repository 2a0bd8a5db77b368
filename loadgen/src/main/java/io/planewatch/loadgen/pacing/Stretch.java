package io.planewatch.loadgen.pacing;

/** A piece of a {@link Shape} with one formula. Times are seconds from the start of the piece. */
sealed interface Stretch permits Slope, Wave {

  /** How long it lasts; positive infinity for a piece that never ends. */
  double seconds();

  /** The same rates in a {@code factor}-th of the time. */
  Stretch faster(double factor);

  /** Requests a second at this moment. */
  double rateAt(double time);

  /** Requests due from the start of the piece until this moment. */
  double areaUntil(double time);

  /** The earliest moment by which this many requests are due; {@link #areaUntil} inverted. */
  double timeOf(double area);
}
