package io.planewatch.loadgen.pacing;

/**
 * A sine around a mean, starting at its lowest point, as a day's traffic does at night: {@code mean
 * − amplitude · cos(2πt / period)}.
 */
record Wave(double mean, double amplitude, double periodSeconds, double seconds)
    implements Stretch {

  private static final int MOST_HALVINGS = 80;
  private static final double CLOSE_ENOUGH_SECONDS = 1e-10;

  Wave {
    if (!(mean > 0) || Double.isInfinite(mean)) {
      throw new IllegalArgumentException("a wave's mean rate must be more than zero: " + mean);
    }
    if (!(amplitude >= 0) || amplitude > mean) {
      throw new IllegalArgumentException(
          "a wave's amplitude must lie between zero and its mean: " + amplitude);
    }
    if (!(periodSeconds > 0) || Double.isInfinite(periodSeconds)) {
      throw new IllegalArgumentException("a period must be more than zero: " + periodSeconds);
    }
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("a duration must be more than zero: " + seconds + " s");
    }
  }

  @Override
  public Wave faster(double factor) {
    return new Wave(mean, amplitude, periodSeconds / factor, seconds / factor);
  }

  @Override
  public double rateAt(double time) {
    return mean - amplitude * Math.cos(angle(time));
  }

  @Override
  public double areaUntil(double time) {
    return mean * time - amplitude * Math.sin(angle(time)) * periodSeconds / (2 * Math.PI);
  }

  @Override
  public double timeOf(double area) {
    if (area <= 0) {
      return 0;
    }
    // The area never strays further from mean·t than the sine's swing, so the answer is bracketed.
    double swing = amplitude * periodSeconds / (2 * Math.PI);
    double low = Math.max(0, (area - swing) / mean);
    double high = Math.min(seconds, (area + swing) / mean);
    double time = (low + high) / 2;
    for (int step = 0; step < MOST_HALVINGS && high - low > CLOSE_ENOUGH_SECONDS; step++) {
      double excess = areaUntil(time) - area;
      if (Math.abs(excess) <= mean * CLOSE_ENOUGH_SECONDS) {
        return time;
      }
      if (excess < 0) {
        low = time;
      } else {
        high = time;
      }
      // Newton's step where it stays within the bracket, halving where it does not.
      double newton = time - excess / rateAt(time);
      time = newton > low && newton < high ? newton : (low + high) / 2;
    }
    return time;
  }

  private double angle(double time) {
    return 2 * Math.PI * time / periodSeconds;
  }
}
