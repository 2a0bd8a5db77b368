package io.planewatch.loadgen.scenario;

import io.planewatch.loadgen.pacing.Arrivals;
import io.planewatch.loadgen.pacing.Schedule;
import io.planewatch.loadgen.pacing.Shape;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * A server under load and what it gets.
 *
 * @param base scheme, host and port, with a path prefix or without
 * @param poisson whether requests come independently of each other instead of evenly
 */
public record Target(String name, URI base, Shape shape, boolean poisson, Mix mix) {

  public Target {
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(mix, "mix");
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw new IllegalArgumentException(
          "a target's name has letters, digits, dots, dashes and underscores: \"" + name + "\"");
    }
    boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
    if (!http || base.getHost() == null || base.getQuery() != null || base.getFragment() != null) {
      throw new IllegalArgumentException(
          "a target is http://HOST:PORT or https://HOST:PORT, not \"" + base + "\"");
    }
  }

  Target faster(double factor) {
    return new Target(name, base, shape.faster(factor), poisson, mix);
  }

  public boolean tls() {
    return "https".equals(base.getScheme());
  }

  public int port() {
    return base.getPort() >= 0 ? base.getPort() : tls() ? 443 : 80;
  }

  /** The path in front of every endpoint's path; empty when the base has none. */
  public String prefix() {
    String path = base.getRawPath();
    return path == null || path.equals("/") ? "" : path.replaceAll("/+$", "");
  }

  /** The planned times, the warm-up's first. */
  public Schedule schedule(Duration warmUp, long seed) {
    return new Schedule(
        shape.afterWarmUp(warmUp), poisson ? Arrivals.poisson(seed) : Arrivals.even());
  }
}
