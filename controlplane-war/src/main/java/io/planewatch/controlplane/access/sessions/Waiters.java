package io.planewatch.controlplane.access.sessions;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Lets a bounded number of threads wait, of one source one, and of one account a few. */
final class Waiters {
  private static final int MAX = 16;
  private static final int MAX_PER_ACCOUNT = 4;

  /** Lets time pass; a test does it at once. */
  interface Pause {
    void take(Duration duration) throws InterruptedException;
  }

  private final Pause pause;
  private final Map<String, Integer> waiting = new HashMap<>();
  private int all;

  Waiters(Pause pause) {
    this.pause = pause;
  }

  /**
   * Waits, when there is room.
   *
   * @return false, at once, when too many wait already
   */
  boolean await(String source, Optional<String> account, Duration duration) {
    if (!enter(source, account)) {
      return false;
    }
    try {
      pause.take(duration);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      leave(source, account);
    }
  }

  private synchronized boolean enter(String source, Optional<String> account) {
    String bySource = "source " + source;
    String byAccount = "account " + account.orElse("");
    if (all >= MAX
        || waiting.containsKey(bySource)
        || waiting.getOrDefault(byAccount, 0) >= MAX_PER_ACCOUNT) {
      return false;
    }
    all++;
    waiting.merge(bySource, 1, Integer::sum);
    waiting.merge(byAccount, 1, Integer::sum);
    return true;
  }

  private synchronized void leave(String source, Optional<String> account) {
    all--;
    waiting.computeIfPresent("source " + source, (key, count) -> count > 1 ? count - 1 : null);
    waiting.computeIfPresent(
        "account " + account.orElse(""), (key, count) -> count > 1 ? count - 1 : null);
  }
}
