package io.planewatch.controlplane.queries;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * How long something took, as a histogram in Prometheus's form: cumulative buckets, sum and count,
 * in seconds. A timer of this platform prints its quantiles in nanoseconds, and quantiles could not
 * be added up over replicas.
 */
final class Durations {
  private static final double[] BOUNDS_SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 120
  };

  /** One for each bound, and one for what is longer than all of them. */
  private final LongAdder[] counts =
      Stream.generate(LongAdder::new).limit(BOUNDS_SECONDS.length + 1L).toArray(LongAdder[]::new);

  private final LongAdder nanos = new LongAdder();

  /**
   * @param name without unit and suffix
   */
  static Durations registered(MetricRegistry registry, String name, String description, Tag tag) {
    Durations durations = new Durations();
    String metric = name + "_seconds";
    for (int i = 0; i <= BOUNDS_SECONDS.length; i++) {
      int bucket = i;
      registry.gauge(
          named(metric + "_bucket", description),
          durations,
          all -> all.upTo(bucket),
          tag,
          new Tag("le", bound(bucket)));
    }
    registry.gauge(named(metric + "_count", description), durations, Durations::count, tag);
    registry.gauge(named(metric + "_sum", description), durations, Durations::sumSeconds, tag);
    return durations;
  }

  private static String bound(int bucket) {
    return bucket == BOUNDS_SECONDS.length ? "+Inf" : Double.toString(BOUNDS_SECONDS[bucket]);
  }

  private static Metadata named(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }

  void record(Duration took) {
    double seconds = took.toNanos() / 1e9;
    int bucket = 0;
    while (bucket < BOUNDS_SECONDS.length && seconds > BOUNDS_SECONDS[bucket]) {
      bucket++;
    }
    counts[bucket].increment();
    nanos.add(took.toNanos());
  }

  /** How many took no longer than the bound of that bucket. */
  long upTo(int bucket) {
    return IntStream.rangeClosed(0, bucket).mapToLong(i -> counts[i].sum()).sum();
  }

  long count() {
    return upTo(BOUNDS_SECONDS.length);
  }

  double sumSeconds() {
    return nanos.sum() / 1e9;
  }
}
