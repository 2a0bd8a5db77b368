package io.planewatch.controlplane.ranges;

import java.util.Arrays;

/**
 * The encoded samples of one series: {@code [ts,"v"],} one behind the other, each with its comma.
 * Step {@code i} of the extent stands from {@code offsets[i]} to {@code offsets[i+1]}; a step
 * without a sample is empty. Where nothing is held, the offsets may be more than the steps.
 */
record Samples(byte[] bytes, int[] offsets, int steps) {
  private static final byte[] NO_BYTES = {};

  /** Shared by all that hold nothing, which most series do of histograms. */
  private static final int[] ZEROS = new int[32 * 1024];

  Samples(byte[] bytes, int[] offsets) {
    this(bytes, offsets, offsets.length - 1);
  }

  boolean isEmptyBetween(int from, int to) {
    return offsets[from] == offsets[to];
  }

  int lengthBetween(int from, int to) {
    return offsets[to] - offsets[from];
  }

  Samples between(int from, int to) {
    if (isEmptyBetween(from, to)) {
      return none(to - from);
    }
    byte[] part = Arrays.copyOfRange(bytes, offsets[from], offsets[to]);
    int[] shifted = new int[to - from + 1];
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = offsets[from + i] - offsets[from];
    }
    return new Samples(part, shifted);
  }

  Samples followedBy(Samples next) {
    if (bytes.length == 0 && next.bytes.length == 0) {
      return none(steps + next.steps);
    }
    byte[] all = Arrays.copyOf(bytes, bytes.length + next.bytes.length);
    System.arraycopy(next.bytes, 0, all, bytes.length, next.bytes.length);
    int[] joined = Arrays.copyOf(offsets, steps + next.steps + 1);
    for (int i = 1; i <= next.steps; i++) {
      joined[steps + i] = bytes.length + next.offsets[i];
    }
    return new Samples(all, joined);
  }

  static Samples none(int steps) {
    return new Samples(NO_BYTES, steps < ZEROS.length ? ZEROS : new int[steps + 1], steps);
  }

  long sizeBytes() {
    return bytes.length == 0 ? 48L : 48L + bytes.length + 4L * offsets.length;
  }
}
