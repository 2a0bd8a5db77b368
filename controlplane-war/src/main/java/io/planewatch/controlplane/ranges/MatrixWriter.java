package io.planewatch.controlplane.ranges;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes a window of extents as Prometheus's answer to a range query, by copying. */
public final class MatrixWriter {
  private static final byte[] HEAD =
      ascii("{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":[");
  private static final byte[] METRIC = ascii("{\"metric\":");
  private static final byte[] VALUES = ascii(",\"values\":[");
  private static final byte[] HISTOGRAMS = ascii(",\"histograms\":[");
  private static final byte[] TAIL = ascii("]}");
  private static final byte[] INFOS = ascii(",\"infos\":[");
  private static final byte[] WARNINGS = ascii(",\"warnings\":[");

  private byte[] out;
  private int at;

  private MatrixWriter(int capacity) {
    out = new byte[capacity];
  }

  /**
   * The steps from {@code from} to before {@code to} of an extent that holds them all.
   *
   * @param warnings as JSON strings
   */
  static Body write(Extent extent, long from, long to, List<String> warnings) {
    int a = Math.toIntExact(from - extent.first());
    int b = Math.toIntExact(to - extent.first());
    MatrixWriter writer = new MatrixWriter(capacity(extent, a, b) + 64);
    writer.window(extent, a, b);
    writer.list(WARNINGS, warnings);
    writer.list(INFOS, extent.infos());
    writer.put('}');
    return new Body(writer.out, writer.at);
  }

  /** The written bytes: the first {@code length} of {@code bytes}. */
  public record Body(byte[] bytes, int length) {}

  /** About as much as the steps from {@code from} to before {@code to} take as a body. */
  static long bodyBytes(Extent extent, long from, long to) {
    int a = Math.toIntExact(from - extent.first());
    int b = Math.toIntExact(to - extent.first());
    return size(extent, a, b);
  }

  private static int capacity(Extent extent, int a, int b) {
    return Math.toIntExact(size(extent, a, b));
  }

  private static long size(Extent extent, int a, int b) {
    long size = (long) HEAD.length + TAIL.length;
    for (Series series : extent.series()) {
      if (series.isEmptyBetween(a, b)) {
        continue;
      }
      size += METRIC.length + VALUES.length + HISTOGRAMS.length + 4L + series.metric().length;
      size += series.floats().lengthBetween(a, b) + series.histograms().lengthBetween(a, b);
    }
    return size;
  }

  private void window(Extent extent, int a, int b) {
    put(HEAD);
    boolean first = true;
    for (Series series : extent.series()) {
      if (series.isEmptyBetween(a, b)) {
        continue;
      }
      if (!first) {
        put(',');
      }
      first = false;
      put(METRIC);
      put(series.metric());
      samples(VALUES, series.floats(), a, b);
      samples(HISTOGRAMS, series.histograms(), a, b);
      put('}');
    }
    put(TAIL);
  }

  private void samples(byte[] name, Samples samples, int a, int b) {
    int size = samples.lengthBetween(a, b);
    if (size == 0) {
      return;
    }
    put(name);
    // Each sample carries its comma; the last one's becomes the closing bracket.
    put(samples.bytes(), samples.offsets()[a], size);
    out[at - 1] = ']';
  }

  private void list(byte[] name, List<String> elements) {
    if (elements.isEmpty()) {
      return;
    }
    put(name);
    put(String.join(",", elements).getBytes(StandardCharsets.UTF_8));
    put(']');
  }

  private void put(byte[] bytes) {
    put(bytes, 0, bytes.length);
  }

  private void put(byte[] bytes, int from, int length) {
    reserve(length);
    System.arraycopy(bytes, from, out, at, length);
    at += length;
  }

  private void put(char c) {
    reserve(1);
    out[at++] = (byte) c;
  }

  private void reserve(int more) {
    if (at + more > out.length) {
      out = Arrays.copyOf(out, Math.max(out.length * 2, at + more));
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
