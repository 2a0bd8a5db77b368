package io.planewatch.loadgen.scenario;

import io.planewatch.loadgen.pacing.Arrivals;
import io.planewatch.loadgen.pacing.Schedule;
import io.planewatch.loadgen.pacing.Shape;
import java.time.Duration;
import java.util.Objects;

/**
 * A server under load, with its traffic.
 *
 * @param poisson whether requests come independently of each other instead of evenly
 */
public record Target(String name, ServerUrl server, Shape shape, boolean poisson, Mix mix) {

  public Target {
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(mix, "mix");
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "a target's name has letters, digits, dots, dashes and underscores: \"" + name + "\"");
    }
  }

  Target faster(double factor) {
    return new Target(name, server, shape.faster(factor), poisson, mix);
  }

  /** The planned times, the warm-up's first. */
  public Schedule schedule(Duration warmUp, long seed) {
    return new Schedule(
        shape.afterWarmUp(warmUp), poisson ? Arrivals.poisson(seed) : Arrivals.even());
  }
}
