package io.planewatch.controlplane.ranges;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * An engine made of a random number generator: series that come and go, with gaps, native
 * histograms, and samples that arrive up to {@code latestArrival} steps late. It renders a window
 * as Prometheus does.
 */
final class Timeline {
  /** In the engine's order, which the escapes make another than that of the bytes. */
  private static final List<String> METRICS =
      List.of(
          "{}",
          "{\"__name__\":\"m\",\"path\":\"a\\ty\"}",
          "{\"__name__\":\"m\",\"path\":\"a y\"}",
          "{\"__name__\":\"m\",\"path\":\"a\\\"y\"}",
          "{\"__name__\":\"m\",\"path\":\"a\\\\\"}",
          "{\"__name__\":\"m\",\"path\":\"a\\\\\",\"q\":\"1\"}",
          "{\"__name__\":\"m\",\"path\":\"a]},{[y\"}",
          "{\"__name__\":\"m\",\"path\":\"b\"}",
          "{\"__name__\":\"n\"}");

  private enum Kind {
    NOTHING,
    FLOAT,
    HISTOGRAM
  }

  private record Sample(Kind kind, String value, long arrival) {}

  private final List<Map.Entry<String, Sample[]>> series = new ArrayList<>();
  private final long firstMillis;
  private final long stepMillis;

  Timeline(Random random, long firstMillis, long stepMillis, int steps, int latestArrival) {
    this.firstMillis = firstMillis;
    this.stepMillis = stepMillis;
    for (String metric : METRICS) {
      if (random.nextInt(4) > 0) {
        series.add(Map.entry(metric, samples(random, steps, latestArrival)));
      }
    }
  }

  private static Sample[] samples(Random random, int steps, int latestArrival) {
    Sample[] samples = new Sample[steps];
    Kind kind = Kind.NOTHING;
    for (int i = 0; i < steps; i++) {
      if (random.nextInt(6) == 0) {
        kind = Kind.values()[random.nextInt(3)];
      }
      String value =
          kind == Kind.HISTOGRAM
              ? "{\"count\":\"" + i + "\",\"buckets\":[[0,\"1\",\"2\",\"" + i + "\"]]}"
              : "\"" + (random.nextInt(5) == 0 ? "NaN" : random.nextInt(1000) / 8.0) + "\"";
      samples[i] = new Sample(kind, value, i + random.nextInt(latestArrival + 1));
    }
    return samples;
  }

  /**
   * The answer as of step {@code now}: later samples have not arrived.
   *
   * @param from a step's number from the timeline's beginning
   */
  byte[] answer(int from, int to, long now) {
    StringBuilder out =
        new StringBuilder(
            "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
    String separator = "";
    for (Map.Entry<String, Sample[]> one : series) {
      String floats = list(one.getValue(), Kind.FLOAT, from, to, now);
      String histograms = list(one.getValue(), Kind.HISTOGRAM, from, to, now);
      if (!floats.isEmpty() || !histograms.isEmpty()) {
        out.append(separator).append("{\"metric\":").append(one.getKey());
        member(out, "values", floats);
        member(out, "histograms", histograms);
        out.append('}');
        separator = ",";
      }
    }
    return out.append("]}}").toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void member(StringBuilder out, String name, String list) {
    if (!list.isEmpty()) {
      out.append(",\"").append(name).append("\":[").append(list).append(']');
    }
  }

  private String list(Sample[] samples, Kind kind, int from, int to, long now) {
    List<String> rendered = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (samples[i].kind() == kind && samples[i].arrival() <= now) {
        rendered.add("[" + seconds(firstMillis + i * stepMillis) + "," + samples[i].value() + "]");
      }
    }
    return String.join(",", rendered);
  }

  private static String seconds(long millis) {
    Optional<Long> fraction = Optional.of(millis % 1000).filter(rest -> rest != 0);
    return millis / 1000 + fraction.map(rest -> String.format(".%03d", rest)).orElse("");
  }
}
