package io.planewatch.controlplane.ranges;

import java.util.Arrays;

/**
 * The encoded samples of one series: {@code [ts,"v"],} one behind the other, each with its comma.
 * Step {@code i} of the extent stands from {@code offsets[i]} to {@code offsets[i+1]}; a step
 * without a sample is empty.
 */
record Samples(byte[] bytes, int[] offsets) {

  int steps() {
    return offsets.length - 1;
  }

  boolean isEmptyBetween(int from, int to) {
    return offsets[from] == offsets[to];
  }

  int lengthBetween(int from, int to) {
    return offsets[to] - offsets[from];
  }

  Samples between(int from, int to) {
    byte[] part = Arrays.copyOfRange(bytes, offsets[from], offsets[to]);
    int[] shifted = new int[to - from + 1];
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] = offsets[from + i] - offsets[from];
    }
    return new Samples(part, shifted);
  }

  Samples followedBy(Samples next) {
    byte[] all = Arrays.copyOf(bytes, bytes.length + next.bytes.length);
    System.arraycopy(next.bytes, 0, all, bytes.length, next.bytes.length);
    int[] joined = Arrays.copyOf(offsets, steps() + next.steps() + 1);
    for (int i = 1; i <= next.steps(); i++) {
      joined[steps() + i] = bytes.length + next.offsets[i];
    }
    return new Samples(all, joined);
  }

  static Samples none(int steps) {
    return new Samples(new byte[0], new int[steps + 1]);
  }

  long sizeBytes() {
    return 48L + bytes.length + 4L * offsets.length;
  }
}
