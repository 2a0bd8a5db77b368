package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.ranges.RangeCache;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.metrics.Counter;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The metrics of the facade on the control plane's {@code /metrics}. */
final class MicroProfileQueryMetrics implements QueryMetrics {
  private final MetricRegistry registry;
  private final Map<CacheResult, Counter> cache = new ConcurrentHashMap<>();
  private final Map<Integer, Counter> refused = new ConcurrentHashMap<>();
  private final Map<String, Durations> upstream = new ConcurrentHashMap<>();
  private final Counter coalesced;

  MicroProfileQueryMetrics(MetricRegistry registry, RangeCache ranges) {
    this.registry = registry;
    for (CacheResult result : CacheResult.values()) {
      Tag tag = new Tag("result", result.name().toLowerCase(Locale.ROOT));
      cache.put(
          result,
          registry.counter(
              named(
                  "planewatch_range_cache_queries",
                  "Range queries by what the cache did for them."),
              tag));
    }
    coalesced =
        registry.counter(
            named(
                "planewatch_coalesced_queries",
                "Queries that waited for another one that asked the same."));
    registry.gauge(
        named("planewatch_range_cache_bytes", "Bytes that the range cache holds."),
        ranges,
        RangeCache::sizeBytes);
    registry.gauge(
        named("planewatch_range_cache_evictions", "Queries that the range cache dropped for room."),
        ranges,
        RangeCache::evictions);
  }

  @Override
  public void cache(CacheResult result) {
    cache.get(result).inc();
  }

  @Override
  public void coalesced() {
    coalesced.inc();
  }

  @Override
  public void refused(int status) {
    refused.computeIfAbsent(status, this::refusals).inc();
  }

  @Override
  public void upstream(String endpoint, Duration took) {
    // A label's values are its path: one name for all of them keeps the number of series small.
    String name = endpoint.startsWith("label/") ? "label" : endpoint;
    upstream.computeIfAbsent(name, this::durations).record(took);
  }

  private Counter refusals(int status) {
    Tag tag = new Tag("code", Integer.toString(status));
    return registry.counter(
        named("planewatch_refused_queries", "Answers of the facade that are errors, by status."),
        tag);
  }

  private Durations durations(String endpoint) {
    return Durations.registered(
        registry,
        "planewatch_upstream_duration",
        "From asking the engine to its first byte.",
        new Tag("endpoint", endpoint));
  }

  private static Metadata named(String name, String description) {
    return Metadata.builder().withName(name).withDescription(description).build();
  }
}
