package io.planewatch.loadgen.pacing;

import java.util.SplittableRandom;

/** Where on the area under a {@link Shape} the next request lies; a sequence that never falls. */
@FunctionalInterface
public interface Arrivals {

  double next();

  /** Every request exactly one unit of area after the one before: k = 0, 1, 2, … */
  static Arrivals even() {
    return new Arrivals() {
      private long k;

      @Override
      public double next() {
        return k++;
      }
    };
  }

  /**
   * Independent callers: gaps of unit mean, exponentially distributed. Stretched along the area
   * they make a Poisson process whose rate follows the shape.
   */
  static Arrivals poisson(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return new Arrivals() {
      private double area;

      @Override
      public double next() {
        area -= Math.log1p(-random.nextDouble());
        return area;
      }
    };
  }
}
