package io.planewatch.loadgen.recording;

import org.HdrHistogram.AbstractHistogram;

/** The quantiles that every report shows, read from a histogram once; nanoseconds. */
public record Times(
    long count, double mean, long p50, long p90, long p95, long p99, long p999, long max) {

  public static Times of(AbstractHistogram histogram) {
    return new Times(
        histogram.getTotalCount(),
        histogram.getMean(),
        histogram.getValueAtPercentile(50),
        histogram.getValueAtPercentile(90),
        histogram.getValueAtPercentile(95),
        histogram.getValueAtPercentile(99),
        histogram.getValueAtPercentile(99.9),
        histogram.getMaxValue());
  }
}
