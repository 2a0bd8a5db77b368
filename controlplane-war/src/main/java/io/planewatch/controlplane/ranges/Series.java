package io.planewatch.controlplane.ranges;

/**
 * One series of an extent: its labels as the engine wrote them ({@code {"a":"b"}}), floats and
 * native histograms apart.
 */
record Series(byte[] metric, Samples floats, Samples histograms) {

  Series between(int from, int to) {
    return new Series(metric, floats.between(from, to), histograms.between(from, to));
  }

  Series followedBy(Series next) {
    return new Series(
        metric, floats.followedBy(next.floats), histograms.followedBy(next.histograms));
  }

  Series followedByNothing(int steps) {
    return new Series(
        metric, floats.followedBy(Samples.none(steps)), histograms.followedBy(Samples.none(steps)));
  }

  Series afterNothing(int steps) {
    return new Series(
        metric, Samples.none(steps).followedBy(floats), Samples.none(steps).followedBy(histograms));
  }

  boolean isEmptyBetween(int from, int to) {
    return floats.isEmptyBetween(from, to) && histograms.isEmptyBetween(from, to);
  }

  long sizeBytes() {
    return 64L + metric.length + floats.sizeBytes() + histograms.sizeBytes();
  }
}
