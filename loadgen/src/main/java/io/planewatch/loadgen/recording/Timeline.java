package io.planewatch.loadgen.recording;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * How one target's run went over time, in bounded memory: when there are too many points, each two
 * neighbours become one. Points keep their histograms, so a quantile is never made of quantiles.
 */
public final class Timeline {

  private static final int MOST_POINTS = 600;

  private final List<Point> points = new ArrayList<>();
  private int intervalsAPoint = 1;
  private Point open;
  private int intervalsInOpen;

  /** The events between two times, in seconds from the start of the run. */
  public static final class Point {
    private final double fromSeconds;
    private final double toSeconds;
    private final long sent;
    private final long requests;
    private final long failures;
    private final byte[] response;

    private Point(
        double fromSeconds,
        double toSeconds,
        long sent,
        long requests,
        long failures,
        byte[] response) {
      this.fromSeconds = fromSeconds;
      this.toSeconds = toSeconds;
      this.sent = sent;
      this.requests = requests;
      this.failures = failures;
      this.response = response;
    }

    public double fromSeconds() {
      return fromSeconds;
    }

    public double toSeconds() {
      return toSeconds;
    }

    public double sentPerSecond() {
      return sent / Math.max(1e-9, toSeconds - fromSeconds);
    }

    /** Of the requests that ended in this time, of 1. */
    public double failureShare() {
      return requests == 0 ? 0 : (double) failures / requests;
    }

    /** Response times of the requests that ended in this time, in nanoseconds. */
    public Histogram response() {
      try {
        return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(response), 0);
      } catch (DataFormatException e) {
        throw new IllegalStateException(e);
      }
    }

    private Point and(Point next) {
      Histogram sum = response();
      sum.setAutoResize(true);
      sum.add(next.response());
      return new Point(
          fromSeconds,
          next.toSeconds,
          sent + next.sent,
          requests + next.requests,
          failures + next.failures,
          compressed(sum));
    }
  }

  public void add(double fromSeconds, double toSeconds, TargetTally interval) {
    Counts all = interval.all();
    Histogram response = Counts.runHistogram();
    response.add(all.response());
    Point point =
        new Point(
            fromSeconds,
            toSeconds,
            interval.sentCount(),
            all.requests(),
            all.failures(),
            compressed(response));
    open = open == null ? point : open.and(point);
    intervalsInOpen++;
    if (intervalsInOpen == intervalsAPoint) {
      points.add(open);
      open = null;
      intervalsInOpen = 0;
    }
    if (points.size() >= MOST_POINTS) {
      halve();
    }
  }

  public List<Point> points() {
    List<Point> all = new ArrayList<>(points);
    if (open != null) {
      all.add(open);
    }
    return all;
  }

  private void halve() {
    List<Point> before = List.copyOf(points);
    points.clear();
    for (int i = 0; i + 1 < before.size(); i += 2) {
      points.add(before.get(i).and(before.get(i + 1)));
    }
    intervalsAPoint *= 2;
  }

  private static byte[] compressed(Histogram histogram) {
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    byte[] bytes = new byte[length];
    buffer.rewind();
    buffer.get(bytes);
    return bytes;
  }
}
