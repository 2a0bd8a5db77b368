package io.planewatch.controlplane.ranges;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A run of evaluated steps with every series that has a sample in it, in the engine's order.
 *
 * @param first the number of the first step
 * @param evaluatedAtSeconds when the engine evaluated each step, by its own clock, in Unix seconds
 * @param series ordered by {@link LabelOrder}
 * @param infos the engine's notes on the query, as JSON strings
 */
record Extent(long first, int[] evaluatedAtSeconds, List<Series> series, List<String> infos) {
  Extent {
    series = List.copyOf(series);
    infos = List.copyOf(infos);
  }

  int steps() {
    return evaluatedAtSeconds.length;
  }

  long end() {
    return first + steps();
  }

  /**
   * The part from step {@code from} to before step {@code to}; both are absolute numbers within
   * this extent.
   */
  Extent between(long from, long to) {
    if (from == first && to == end()) {
      return this;
    }
    int a = Math.toIntExact(from - first);
    int b = Math.toIntExact(to - first);
    List<Series> kept = new ArrayList<>(series.size());
    for (Series one : series) {
      if (!one.isEmptyBetween(a, b)) {
        kept.add(one.between(a, b));
      }
    }
    return new Extent(from, Arrays.copyOfRange(evaluatedAtSeconds, a, b), kept, infos);
  }

  /** This extent and the one that begins where it ends, as one. */
  Extent followedBy(Extent next) {
    if (next.first != end()) {
      throw new IllegalArgumentException("steps " + end() + " and " + next.first + " do not meet");
    }
    int[] evaluated = Arrays.copyOf(evaluatedAtSeconds, steps() + next.steps());
    System.arraycopy(next.evaluatedAtSeconds, 0, evaluated, steps(), next.steps());
    Set<String> allInfos = new LinkedHashSet<>(infos);
    allInfos.addAll(next.infos);
    return new Extent(first, evaluated, joined(next), List.copyOf(allInfos));
  }

  private List<Series> joined(Extent next) {
    List<Series> all = new ArrayList<>(Math.max(series.size(), next.series.size()));
    int i = 0;
    int j = 0;
    while (i < series.size() || j < next.series.size()) {
      int order = i == series.size() ? 1 : j == next.series.size() ? -1 : order(i, next, j);
      if (order == 0) {
        all.add(series.get(i++).followedBy(next.series.get(j++)));
      } else if (order < 0) {
        all.add(series.get(i++).followedByNothing(next.steps()));
      } else {
        all.add(next.series.get(j++).afterNothing(steps()));
      }
    }
    return all;
  }

  private int order(int i, Extent next, int j) {
    return LabelOrder.INSTANCE.compare(series.get(i).metric(), next.series.get(j).metric());
  }

  long sizeBytes() {
    long size = 64L + 4L * steps();
    for (Series one : series) {
      size += one.sizeBytes();
    }
    return size;
  }
}
