package io.planewatch.loadgen.pacing;

/** A rate that changes evenly from one value to another, or stays. */
record Slope(double from, double to, double seconds) implements Stretch {

  Slope {
    if (!(from >= 0) || !(to >= 0) || Double.isInfinite(from) || Double.isInfinite(to)) {
      throw new IllegalArgumentException("a rate must be zero or more: " + from + " to " + to);
    }
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("a duration must be more than zero: " + seconds + " s");
    }
    if (Double.isInfinite(seconds) && from != to) {
      throw new IllegalArgumentException("a rate that changes needs an end");
    }
  }

  static Slope level(double rate, double seconds) {
    return new Slope(rate, rate, seconds);
  }

  @Override
  public Slope faster(double factor) {
    return new Slope(from, to, seconds / factor);
  }

  @Override
  public double rateAt(double time) {
    return from == to ? from : from + (to - from) * time / seconds;
  }

  @Override
  public double areaUntil(double time) {
    // An endless level at rate zero is the one case where 0 × ∞ would come up.
    return from == to ? (from == 0 ? 0 : from * time) : time * (from + rateAt(time)) / 2;
  }

  @Override
  public double timeOf(double area) {
    if (area <= 0) {
      return 0;
    }
    if (from == to) {
      return area / from;
    }
    // The form of the quadratic's root that does not subtract near-equal numbers.
    double gradient = (to - from) / seconds;
    double discriminant = Math.max(0, from * from + 2 * gradient * area);
    return Math.min(seconds, 2 * area / (from + Math.sqrt(discriminant)));
  }
}
