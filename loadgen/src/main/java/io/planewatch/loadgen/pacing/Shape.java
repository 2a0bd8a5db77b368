package io.planewatch.loadgen.pacing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The rate that a target shall see over time. It can be integrated and the integral inverted, which
 * is all that a schedule needs: the k-th request is due when the area under the rate reaches k.
 */
public final class Shape {

  private final List<Stretch> stretches;
  private final double[] startSeconds;
  private final double[] startArea;

  private Shape(List<Stretch> stretches) {
    this.stretches = List.copyOf(stretches);
    startSeconds = new double[stretches.size() + 1];
    startArea = new double[stretches.size() + 1];
    for (int i = 0; i < stretches.size(); i++) {
      Stretch stretch = stretches.get(i);
      if (Double.isInfinite(startSeconds[i])) {
        throw new IllegalArgumentException("nothing can follow a stretch that never ends");
      }
      startSeconds[i + 1] = startSeconds[i] + stretch.seconds();
      startArea[i + 1] = startArea[i] + stretch.areaUntil(stretch.seconds());
    }
  }

  /** One rate throughout; a duration of zero means until stopped. */
  public static Shape steady(double rate, Duration duration) {
    return new Shape(List.of(Slope.level(rate, orEndless(duration))));
  }

  public static Shape ramp(double from, double to, Duration duration) {
    return new Shape(List.of(new Slope(from, to, seconds(duration))));
  }

  /** A base rate, a rise to the peak, a hold, a fall, and the base again. */
  public static Shape spike(
      double base,
      double peak,
      Duration before,
      Duration rise,
      Duration hold,
      Duration fall,
      Duration after) {
    List<Stretch> stretches = new ArrayList<>();
    addUnlessEmpty(stretches, base, base, before);
    addUnlessEmpty(stretches, base, peak, rise);
    addUnlessEmpty(stretches, peak, peak, hold);
    addUnlessEmpty(stretches, peak, base, fall);
    addUnlessEmpty(stretches, base, base, after);
    return of(stretches);
  }

  /** {@code count} levels of equal length, each higher than the one before by {@code step}. */
  public static Shape steps(double first, double step, Duration every, int count) {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stretches.add(Slope.level(first + i * step, seconds(every)));
    }
    return of(stretches);
  }

  /** A day in {@code period}, starting at its quietest; a duration of zero means until stopped. */
  public static Shape sine(double mean, double amplitude, Duration period, Duration duration) {
    return new Shape(List.of(new Wave(mean, amplitude, seconds(period), orEndless(duration))));
  }

  private static Shape of(List<Stretch> stretches) {
    if (stretches.isEmpty()) {
      throw new IllegalArgumentException("a pattern needs a part that lasts longer than zero");
    }
    return new Shape(stretches);
  }

  /** This shape after a level at its mean rate. */
  public Shape afterWarmUp(Duration warmUp) {
    return warmUp.isZero()
        ? this
        : new Shape(List.of(Slope.level(meanRate(), seconds(warmUp)))).then(this);
  }

  /** The same rates in a {@code factor}-th of the time. */
  public Shape faster(double factor) {
    return new Shape(stretches.stream().map(stretch -> stretch.faster(factor)).toList());
  }

  public Shape then(Shape next) {
    List<Stretch> all = new ArrayList<>(stretches);
    all.addAll(next.stretches);
    return new Shape(all);
  }

  /** Positive infinity when it runs until stopped. */
  public double durationSeconds() {
    return startSeconds[stretches.size()];
  }

  /** How many requests it holds in all. */
  public double area() {
    return startArea[stretches.size()];
  }

  public boolean endless() {
    return Double.isInfinite(durationSeconds());
  }

  public double meanRate() {
    return endless() ? stretches.get(stretches.size() - 1).rateAt(0) : area() / durationSeconds();
  }

  public double rateAt(double seconds) {
    if (seconds < 0 || seconds >= durationSeconds()) {
      return 0;
    }
    int at = lastNotAbove(startSeconds, seconds);
    return stretches.get(at).rateAt(seconds - startSeconds[at]);
  }

  public double areaUntil(double seconds) {
    double within = Math.max(0, Math.min(seconds, durationSeconds()));
    int at = lastNotAbove(startSeconds, within);
    return startArea[at] + stretches.get(at).areaUntil(within - startSeconds[at]);
  }

  /** The earliest moment by which {@code area} requests are due, which must not exceed the area. */
  public double secondsAt(double area) {
    int at = 0;
    while (at < stretches.size() - 1 && startArea[at + 1] <= area) {
      at++;
    }
    double time = stretches.get(at).timeOf(area - startArea[at]);
    return Math.min(durationSeconds(), startSeconds[at] + time);
  }

  private int lastNotAbove(double[] starts, double value) {
    int at = stretches.size() - 1;
    while (at > 0 && starts[at] > value) {
      at--;
    }
    return at;
  }

  private static void addUnlessEmpty(
      List<Stretch> stretches, double from, double to, Duration duration) {
    if (!duration.isZero()) {
      stretches.add(new Slope(from, to, seconds(duration)));
    }
  }

  private static double orEndless(Duration duration) {
    return duration.isZero() ? Double.POSITIVE_INFINITY : seconds(duration);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
