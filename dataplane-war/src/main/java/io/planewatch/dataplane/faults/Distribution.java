package io.planewatch.dataplane.faults;

import java.util.random.RandomGenerator;

/** The distribution of a delay around its mean. */
enum Distribution {
  /** Always the delay. */
  FIXED {
    @Override
    double factor(RandomGenerator random) {
      return 1;
    }
  },
  /** From nothing to twice the delay. */
  UNIFORM {
    @Override
    double factor(RandomGenerator random) {
      return 2 * random.nextDouble();
    }
  },
  /**
   * The delay is the median of a log-normal with a long tail: 5 % take more than three times as
   * long.
   */
  LOGNORMAL {
    @Override
    double factor(RandomGenerator random) {
      return Math.exp(SIGMA * random.nextGaussian());
    }
  };

  private static final double SIGMA = 0.7;

  abstract double factor(RandomGenerator random);
}
