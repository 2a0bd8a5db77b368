package io.planewatch.controlplane.access.sessions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Waiting times that double with each failure after the first few, for each key on its own. A key
 * is forgotten after a quiet time.
 */
final class FailureBackoff {
  /** Bounds the memory; the key that failed longest ago is forgotten first. */
  private static final int MAX_KEYS = 10_000;

  private static final int MAX_DOUBLINGS = 20;

  private record State(int failures, Instant last) {}

  private final int free;
  private final Duration first;
  private final Duration longest;
  private final Duration forgottenAfter;
  private final Clock clock;
  private final Map<String, State> states = new LinkedHashMap<>();

  /**
   * @param free failures without a wait
   * @param first the wait after the next one
   */
  FailureBackoff(int free, Duration first, Duration longest, Duration forgottenAfter, Clock clock) {
    this.free = free;
    this.first = first;
    this.longest = longest;
    this.forgottenAfter = forgottenAfter;
    this.clock = clock;
  }

  /**
   * Counts an attempt as failed until {@link #takeBack}: of many at once no more are let through
   * than of many after one another.
   *
   * @return how long the key has to wait before it may try; zero when it may now
   */
  synchronized Duration begin(String key) {
    Instant now = clock.instant();
    State state = states.get(key);
    if (state == null || !now.isBefore(state.last.plus(forgottenAfter))) {
      state = new State(0, now);
    }
    Duration rest = Duration.between(now, state.last.plus(waitAfter(state.failures)));
    if (state.failures > free && rest.compareTo(Duration.ZERO) > 0) {
      return rest;
    }
    states.remove(key);
    states.put(key, new State(state.failures + 1, now));
    if (states.size() > MAX_KEYS) {
      states.remove(states.keySet().iterator().next());
    }
    return Duration.ZERO;
  }

  /** The attempt was not a failure; the earlier ones stay. */
  synchronized void takeBack(String key) {
    State state = states.get(key);
    if (state != null && state.failures <= 1) {
      states.remove(key);
    } else if (state != null) {
      states.put(key, new State(state.failures - 1, state.last));
    }
  }

  /** The key has shown that it is the right one. */
  synchronized void forget(String key) {
    states.remove(key);
  }

  private Duration waitAfter(int failures) {
    if (failures <= free) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures - free - 1, MAX_DOUBLINGS);
    Duration wait = first.multipliedBy(1L << doublings);
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}
