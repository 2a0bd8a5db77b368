package io.planewatch.dataplane.faults;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/** One thing that goes wrong on purpose, for requests whose path begins with its route. */
sealed interface Fault {
  Duration LONGEST_DELAY = Duration.ofSeconds(30);

  String kind();

  String route();

  /** What befalls this request. */
  Effect on(RandomGenerator random);

  default boolean concerns(String path) {
    return path.startsWith(route());
  }

  /** A share of the requests fails with a status. */
  record ErrorRate(String route, double rate, int status) implements Fault {
    public ErrorRate {
      checkRoute(route);
      if (!(rate >= 0 && rate <= 1)) {
        throw new IllegalArgumentException("rate is " + rate + ", expected 0 to 1");
      }
      if (status < 400 || status > 599) {
        throw new IllegalArgumentException("status is " + status + ", expected 400 to 599");
      }
    }

    @Override
    public String kind() {
      return "error-rate";
    }

    @Override
    public Effect on(RandomGenerator random) {
      return random.nextDouble() < rate
          ? new Effect.Failure(status, "An injected fault.")
          : Effect.NONE;
    }
  }

  /** Requests take longer. */
  record Latency(String route, Duration delay, Distribution distribution) implements Fault {
    public Latency {
      checkRoute(route);
      if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
        throw new IllegalArgumentException(
            "delay is " + delay + ", expected up to " + LONGEST_DELAY);
      }
    }

    @Override
    public String kind() {
      return "latency";
    }

    @Override
    public Effect on(RandomGenerator random) {
      double nanos = delay.toNanos() * distribution.factor(random);
      return new Effect.Delay(
          Duration.ofNanos((long) Math.min(nanos, (double) LONGEST_DELAY.toNanos())));
    }
  }

  /** Whatever needs the dependency fails, after the time in which a caller gives up. */
  record DependencyDown(String dependency) implements Fault {
    private static final Set<String> KNOWN = Set.of("database", "payments");
    private static final String EVERYTHING = "/api/";
    private static final Duration GIVE_UP = Duration.ofMillis(250);

    public DependencyDown {
      if (!KNOWN.contains(dependency)) {
        throw new IllegalArgumentException(
            "dependency is '" + dependency + "', expected database or payments");
      }
    }

    @Override
    public String kind() {
      return "dependency-down";
    }

    @Override
    public String route() {
      return dependency.equals("payments") ? "/api/payments" : EVERYTHING;
    }

    /** The bare address of the API only echoes a status, so it needs neither. */
    @Override
    public boolean concerns(String path) {
      return path.startsWith(route()) && !path.equals(EVERYTHING);
    }

    @Override
    public Effect on(RandomGenerator random) {
      return new Effect.LateFailure(GIVE_UP, 503, "The " + dependency + " does not answer.");
    }
  }

  /** The number of simultaneous requests is limited; the others wait, and give up. */
  record Saturation(String route, int concurrency, Duration hold) implements Fault {
    public Saturation {
      checkRoute(route);
      if (concurrency < 1) {
        throw new IllegalArgumentException(
            "concurrency is " + concurrency + ", expected 1 or more");
      }
      if (hold.isNegative() || hold.compareTo(LONGEST_DELAY) > 0) {
        throw new IllegalArgumentException("hold is " + hold + ", expected up to " + LONGEST_DELAY);
      }
    }

    @Override
    public String kind() {
      return "saturation";
    }

    @Override
    public Effect on(RandomGenerator random) {
      return new Effect.Queue(this);
    }
  }

  private static void checkRoute(String route) {
    if (!route.startsWith("/api")) {
      throw new IllegalArgumentException(
          "route is '" + route + "', expected the beginning of a path, like /api/orders");
    }
  }
}
