package io.planewatch.loadgen.reporting;

import io.planewatch.loadgen.recording.Counts;
import io.planewatch.loadgen.recording.Outcome;
import io.planewatch.loadgen.recording.Tally;
import io.planewatch.loadgen.scenario.Scenario;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.AbstractHistogram;

/** Exports a run's own counts and times by OTLP over HTTP, in its JSON encoding, while it goes. */
public final class Otlp implements Listener {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final double EXPORT_SECONDS = 5;
  private static final int CUMULATIVE = 2;

  /** The boundaries that the semantic conventions advise for HTTP durations, in seconds. */
  private static final List<Double> BOUNDS =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);

  private final Scenario scenario;
  private final URI endpoint;
  private final Instant startedAt;
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicLong failures = new AtomicLong();
  private double nextSeconds;

  /**
   * Exports to a collector.
   *
   * @param collector its base address, such as {@code http://127.0.0.1:4318}
   */
  public Otlp(Scenario scenario, URI collector, Instant startedAt) {
    this.scenario = scenario;
    this.endpoint = URI.create(collector.toString().replaceAll("/+$", "") + "/v1/metrics");
    this.startedAt = startedAt;
  }

  @Override
  public void interval(double fromSeconds, double toSeconds, Tally interval, Tally totals) {
    if (toSeconds >= nextSeconds) {
      nextSeconds = toSeconds + EXPORT_SECONDS;
      export(totals);
    }
  }

  /** Exports and waits until it is done. */
  public void last(Tally totals) {
    send(totals).join();
  }

  /** Exports that the collector did not take. */
  public long failures() {
    return failures.get();
  }

  // A failure is counted; the next export carries the same sums again.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void export(Tally totals) {
    send(totals);
  }

  private CompletableFuture<Void> send(Tally totals) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.of(message(totals, Instant.now()))))
            .build();
    return client
        .sendAsync(request, BodyHandlers.discarding())
        .handle(
            (HttpResponse<Void> response, Throwable problem) -> {
              if (problem != null || response.statusCode() >= 300) {
                failures.incrementAndGet();
              }
              return null;
            });
  }

  Map<String, Object> message(Tally totals, Instant now) {
    List<Object> requests = new ArrayList<>();
    List<Object> durations = new ArrayList<>();
    List<Object> late = new ArrayList<>();
    for (int i = 0; i < scenario.targets().size(); i++) {
      for (int j = 0; j < totals.target(i).endpoints().size(); j++) {
        Counts counts = totals.target(i).endpoints().get(j);
        Map<String, String> who =
            Map.of(
                "target",
                scenario.targets().get(i).name(),
                "endpoint",
                scenario.targets().get(i).mix().endpoints().get(j).name());
        for (Outcome outcome : Outcome.values()) {
          if (counts.of(outcome) > 0) {
            requests.add(sum(with(who, outcome), counts.of(outcome), now));
          }
        }
        late.add(sum(who, counts.late(), now));
        durations.add(histogram(who, counts.response(), now));
      }
    }
    List<Object> metrics =
        List.of(
            counter("planewatch.loadgen.requests", "{request}", requests),
            counter("planewatch.loadgen.late_starts", "{request}", late),
            Map.of(
                "name",
                "planewatch.loadgen.response.duration",
                "unit",
                "s",
                "histogram",
                Map.of("aggregationTemporality", CUMULATIVE, "dataPoints", durations)));
    return Map.of(
        "resourceMetrics",
        List.of(
            Map.of(
                "resource",
                Map.of("attributes", attributes(Map.of("service.name", "planewatch-loadgen"))),
                "scopeMetrics",
                List.of(Map.of("scope", Map.of("name", "planewatch"), "metrics", metrics)))));
  }

  private static Map<String, String> with(Map<String, String> who, Outcome outcome) {
    return Map.of(
        "target",
        who.get("target"),
        "endpoint",
        who.get("endpoint"),
        "outcome",
        outcome.name().toLowerCase(Locale.ROOT));
  }

  private static Map<String, Object> counter(String name, String unit, List<Object> points) {
    return Map.of(
        "name",
        name,
        "unit",
        unit,
        "sum",
        Map.of("aggregationTemporality", CUMULATIVE, "isMonotonic", true, "dataPoints", points));
  }

  private Map<String, Object> sum(Map<String, String> attributes, long value, Instant now) {
    return Map.of(
        "attributes",
        attributes(attributes),
        "startTimeUnixNano",
        unixNanos(startedAt),
        "timeUnixNano",
        unixNanos(now),
        "asInt",
        Long.toString(value));
  }

  private Map<String, Object> histogram(
      Map<String, String> attributes, AbstractHistogram histogram, Instant now) {
    List<String> buckets = new ArrayList<>();
    long below = 0;
    for (double bound : BOUNDS) {
      long upTo = countUpTo(histogram, Math.round(bound * 1e9));
      buckets.add(Long.toString(upTo - below));
      below = upTo;
    }
    buckets.add(Long.toString(histogram.getTotalCount() - below));
    return Map.of(
        "attributes",
        attributes(attributes),
        "startTimeUnixNano",
        unixNanos(startedAt),
        "timeUnixNano",
        unixNanos(now),
        "count",
        Long.toString(histogram.getTotalCount()),
        "sum",
        histogram.getTotalCount() * histogram.getMean() / 1e9,
        "bucketCounts",
        buckets,
        "explicitBounds",
        BOUNDS);
  }

  private static long countUpTo(AbstractHistogram histogram, long nanoseconds) {
    long most = Math.min(nanoseconds, histogram.getMaxValue());
    return histogram.getTotalCount() == 0 ? 0 : histogram.getCountBetweenValues(0, most);
  }

  private static List<Object> attributes(Map<String, String> values) {
    List<Object> attributes = new ArrayList<>();
    values.forEach(
        (key, value) -> attributes.add(Map.of("key", key, "value", Map.of("stringValue", value))));
    return attributes;
  }

  private static String unixNanos(Instant instant) {
    return Long.toString(instant.getEpochSecond() * 1_000_000_000L + instant.getNano());
  }
}
