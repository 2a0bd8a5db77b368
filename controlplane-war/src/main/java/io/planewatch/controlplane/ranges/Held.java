package io.planewatch.controlplane.ranges;

import java.util.ArrayList;
import java.util.List;

/** The extents held for one key: ordered, and no two touch. */
record Held(List<Extent> extents) {
  /** A run of steps, {@code from} to before {@code to}. */
  record Run(long from, long to) {}

  private static final int MOST_GAPS = 4;

  Held {
    extents = List.copyOf(extents);
  }

  static Held nothing() {
    return new Held(List.of());
  }

  /**
   * The runs of the window that are not held or may not be served any more. Many small gaps cost
   * more requests than they save steps, so they become one.
   */
  List<Run> gaps(StepGrid window, Freshness freshness, long nowMillis) {
    List<Run> gaps = new ArrayList<>();
    long gapFrom = -1;
    int at = 0;
    for (long step = window.first(); step < window.end(); step++) {
      while (at < extents.size() && extents.get(at).end() <= step) {
        at++;
      }
      boolean served = at < extents.size() && extents.get(at).first() <= step;
      if (served) {
        Extent extent = extents.get(at);
        int evaluatedAt = extent.evaluatedAtSeconds()[(int) (step - extent.first())];
        served = freshness.mayBeServed(window.timeMillis(step), evaluatedAt, nowMillis);
      }
      if (served && gapFrom >= 0) {
        gaps.add(new Run(gapFrom, step));
        gapFrom = -1;
      } else if (!served && gapFrom < 0) {
        gapFrom = step;
      }
    }
    if (gapFrom >= 0) {
      gaps.add(new Run(gapFrom, window.end()));
    }
    return gaps.size() <= MOST_GAPS
        ? gaps
        : List.of(new Run(gaps.get(0).from(), gaps.get(gaps.size() - 1).to()));
  }

  /**
   * The window, put together from what is held and what was fetched for its gaps, in their order.
   */
  Extent assembled(StepGrid window, List<Extent> fetched) {
    Extent all = null;
    long next = window.first();
    int gap = 0;
    while (next < window.end()) {
      Extent piece;
      if (gap < fetched.size() && fetched.get(gap).first() == next) {
        piece = fetched.get(gap++);
      } else {
        long until = gap < fetched.size() ? fetched.get(gap).first() : window.end();
        piece = heldBetween(next, until);
      }
      all = all == null ? piece : all.followedBy(piece);
      next = piece.end();
    }
    return all;
  }

  private Extent heldBetween(long from, long to) {
    for (Extent extent : extents) {
      if (extent.first() <= from && from < extent.end()) {
        return extent.between(from, Math.min(to, extent.end()));
      }
    }
    throw new IllegalStateException("step " + from + " is neither held nor fetched");
  }

  /**
   * What is held once {@code newer} is too: it replaces its own steps and joins what it touches.
   */
  Held with(Extent newer) {
    List<Extent> others = new ArrayList<>();
    Extent joined = newer;
    for (Extent extent : extents) {
      if (extent.end() < newer.first() || extent.first() > newer.end()) {
        others.add(extent);
        continue;
      }
      if (extent.first() < newer.first()) {
        joined = extent.between(extent.first(), newer.first()).followedBy(joined);
      }
      if (extent.end() > newer.end()) {
        joined = joined.followedBy(extent.between(newer.end(), extent.end()));
      }
    }
    others.add(joined);
    others.sort((a, b) -> Long.compare(a.first(), b.first()));
    return new Held(others);
  }

  /** What is held of the steps before {@code end}. */
  Held before(long end) {
    return new Held(
        extents.stream()
            .filter(extent -> extent.first() < end)
            .map(extent -> extent.between(extent.first(), Math.min(end, extent.end())))
            .toList());
  }

  boolean isEmpty() {
    return extents.isEmpty();
  }

  /** About as much as the held steps of the window take as a body. */
  long bodyBytes(StepGrid window) {
    long size = 0;
    for (Extent extent : extents) {
      long from = Math.max(extent.first(), window.first());
      long to = Math.min(extent.end(), window.end());
      size += from < to ? MatrixWriter.bodyBytes(extent, from, to) : 0;
    }
    return size;
  }

  long sizeBytes() {
    return 64L + extents.stream().mapToLong(Extent::sizeBytes).sum();
  }
}
