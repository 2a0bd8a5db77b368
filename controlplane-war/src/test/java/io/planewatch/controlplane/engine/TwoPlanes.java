package io.planewatch.controlplane.engine;

import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;

/**
 * Six hours of two planes with equal job and instance. Whatever plane {@code b} wrote says so: its
 * label values, its own metric, its help texts hold {@link #CANARY}. There are counters with resets
 * and gaps, series that come and go, classic and native histograms, and equal names in both.
 */
public final class TwoPlanes {
  public static final String CANARY = "kanarienvogel";

  /** 2026-11-20T00:00:00Z. */
  public static final long BEGIN_SECONDS = 1_795_132_800;

  public static final int SCRAPES = 6 * 240;
  public static final int SCRAPE_SECONDS = 15;
  public static final long END_SECONDS = BEGIN_SECONDS + (long) SCRAPES * SCRAPE_SECONDS;

  private static final String[] ROUTES = {"/api/products", "/api/orders", "/a \\\\ \\\"b\\\"/é"};
  private static final double[] BOUNDS = {0.1, 0.5, 2};

  private final Random random = new Random(20261120);
  private final TreeMap<String, StringBuilder> families = new TreeMap<>();

  private TwoPlanes() {}

  /** All but the native histograms. */
  public static String openMetrics() {
    TwoPlanes planes = new TwoPlanes();
    for (String plane : new String[] {"a", "b"}) {
      planes.counters(plane);
      planes.gauges(plane);
      planes.histograms(plane);
    }
    StringBuilder all = new StringBuilder();
    planes.families.values().forEach(all::append);
    return all.append("# EOF\n").toString();
  }

  private static String secretOf(String plane) {
    return plane.equals("b") ? CANARY : "of-" + plane;
  }

  private void counters(String plane) {
    for (int route = 0; route < ROUTES.length; route++) {
      double total = 0;
      for (int i = 0; i < SCRAPES; i++) {
        total = random.nextInt(300) == 0 ? 0 : total + random.nextInt(20);
        boolean down = i % 400 > 360 + 10 * route;
        // A route comes late and goes early.
        boolean silent = route == 2 && (i < 200 || i > 1100);
        if (!down && !silent) {
          sample(
              "requests",
              "counter",
              "requests_total",
              plane,
              ",route=\"" + ROUTES[route] + "\",code=\"" + (route == 1 ? 500 : 200) + "\"",
              total,
              i);
        }
      }
    }
  }

  private void gauges(String plane) {
    double level = 100;
    for (int i = 0; i < SCRAPES; i++) {
      level += random.nextGaussian();
      sample("temperature", "gauge", "temperature", plane, "", level, i);
      sample("up", "gauge", "up", plane, "", i % 400 > 360 ? 0 : 1, i);
      sample("target_info", "gauge", "target_info", plane, ",version=\"1." + i / 500 + "\"", 1, i);
      if (i % 90 < 30) {
        String odd = random.nextInt(3) == 0 ? "NaN" : random.nextInt(3) == 0 ? "+Inf" : "-3.5e-7";
        sample("flapping", "gauge", "flapping", plane, ",pod=\"p" + i / 90 + "\"", odd, i);
      }
      if (plane.equals("b")) {
        sample(CANARY, "gauge", CANARY, plane, "", 42, i);
      }
    }
  }

  private void histograms(String plane) {
    for (String route : new String[] {ROUTES[0], ROUTES[1]}) {
      long[] buckets = new long[BOUNDS.length + 1];
      double sum = 0;
      for (int i = 0; i < SCRAPES; i++) {
        for (int k = random.nextInt(4); k >= 0; k--) {
          double took = random.nextDouble() * 3;
          sum += took;
          for (int b = 0; b <= BOUNDS.length; b++) {
            buckets[b] += b == BOUNDS.length || took <= BOUNDS[b] ? 1 : 0;
          }
        }
        String labels = ",route=\"" + route + "\"";
        for (int b = 0; b <= BOUNDS.length; b++) {
          String le = b == BOUNDS.length ? "+Inf" : String.valueOf(BOUNDS[b]);
          sample(
              "duration",
              "histogram",
              "duration_bucket",
              plane,
              labels + ",le=\"" + le + "\"",
              buckets[b],
              i);
        }
        sample("duration", "histogram", "duration_sum", plane, labels, sum, i);
        sample("duration", "histogram", "duration_count", plane, labels, buckets[BOUNDS.length], i);
      }
    }
  }

  private void sample(
      String family, String type, String name, String plane, String labels, Object value, int i) {
    families
        .computeIfAbsent(family, none -> new StringBuilder("# TYPE " + family + " " + type + "\n"))
        .append(name)
        .append("{data_plane=\"")
        .append(plane)
        .append("\",job=\"shop\",instance=\"127.0.0.1:8889\",secret=\"")
        .append(secretOf(plane))
        .append('"')
        .append(labels)
        .append("} ")
        .append(value)
        .append(' ')
        .append(BEGIN_SECONDS + (long) i * SCRAPE_SECONDS)
        .append('\n');
  }

  /** The native histograms of one plane, with exemplars, as OTLP in JSON. */
  public static String nativeHistograms(String plane) {
    Random random = new Random(plane.hashCode());
    StringBuilder points = new StringBuilder();
    long[] buckets = new long[8];
    long count = 0;
    double sum = 0;
    for (int i = 0; i < SCRAPES; i++) {
      if (random.nextInt(200) == 0) {
        buckets = new long[8];
        count = 0;
        sum = 0;
      }
      for (int k = random.nextInt(5); k >= 0; k--) {
        buckets[random.nextInt(8)]++;
        count++;
        sum += random.nextInt(16) / 4.0;
      }
      if (i % 300 < 270) {
        points.append(points.isEmpty() ? "" : ",").append(point(i, count, sum, buckets, plane));
      }
    }
    return """
    {"resourceMetrics":[{"resource":{"attributes":[%s,%s,%s,%s]},"scopeMetrics":[{"metrics":[
    {"name":"latency","description":"%s","exponentialHistogram":{"aggregationTemporality":2,"dataPoints":[%s]}}]}]}]}
    """
        .formatted(
            attribute("service.name", "shop"),
            attribute("service.instance.id", "127.0.0.1:8889"),
            attribute("data_plane", plane),
            attribute("secret", secretOf(plane)),
            secretOf(plane),
            points);
  }

  private static String point(int i, long count, double sum, long[] buckets, String plane) {
    String nanos = (BEGIN_SECONDS + (long) i * SCRAPE_SECONDS) + "000000000";
    StringBuilder counts = new StringBuilder();
    for (long bucket : buckets) {
      counts.append(counts.isEmpty() ? "" : ",").append('"').append(bucket).append('"');
    }
    String exemplar =
        i % 50 != 0
            ? ""
            : ",\"exemplars\":[{\"timeUnixNano\":\"%s\",\"asDouble\":1.5,\"traceId\":\"5b8efff798038103d269b633813fc60c\",\"spanId\":\"eee19b7ec3c1b174\",\"filteredAttributes\":[%s]}]"
                .formatted(nanos, attribute("who", secretOf(plane)));
    return String.format(
        Locale.ROOT,
        "{\"timeUnixNano\":\"%s\",\"startTimeUnixNano\":\"%d000000000\",\"count\":\"%d\",\"sum\":%s,\"scale\":1,\"zeroCount\":\"0\",\"positive\":{\"offset\":-3,\"bucketCounts\":[%s]}%s}",
        nanos,
        BEGIN_SECONDS - 60,
        count,
        sum,
        counts,
        exemplar);
  }

  /** A gauge of one plane at one time, or the mark that it went stale, as OTLP in JSON. */
  public static String gauge(
      String name, String plane, long epochMillis, double value, boolean stale) {
    return """
    {"resourceMetrics":[{"resource":{"attributes":[%s,%s,%s]},"scopeMetrics":[{"metrics":[
    {"name":"%s","gauge":{"dataPoints":[{"timeUnixNano":"%d000000","asDouble":%s,"flags":%d}]}}]}]}]}
    """
        .formatted(
            attribute("service.name", "shop"),
            attribute("data_plane", plane),
            attribute("secret", secretOf(plane)),
            name,
            epochMillis,
            value,
            stale ? 1 : 0);
  }

  private static String attribute(String key, String value) {
    return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
  }
}
