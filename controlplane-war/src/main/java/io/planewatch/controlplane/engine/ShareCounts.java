package io.planewatch.controlplane.engine;

import java.util.HashMap;
import java.util.Map;

/** How much of something each share has. Not thread-safe. */
public final class ShareCounts {
  private final Map<Object, Long> counts = new HashMap<>();

  /**
   * @param more negative to give back
   */
  public void add(CallerShare share, long more) {
    for (Object key : share.keys()) {
      counts.merge(key, more, (had, now) -> had + now == 0 ? null : had + now);
    }
  }

  /** What the fuller one of its two shares has. */
  public long most(CallerShare share) {
    return share.keys().stream().mapToLong(key -> counts.getOrDefault(key, 0L)).max().orElse(0);
  }

  /** What both of its shares have together. */
  long sum(CallerShare share) {
    return share.keys().stream().mapToLong(key -> counts.getOrDefault(key, 0L)).sum();
  }
}
