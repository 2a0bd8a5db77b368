package io.planewatch.controlplane.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Lets each caller have so many requests at the engine at once, and all callers together fewer than
 * the engine works on, so that one team's dashboards can't starve another's. Every request of a
 * caller to an engine goes through here. Who finds no place waits for a short time, and of those
 * who wait the one with the fewest requests under way comes first.
 */
public final class Admission {
  /**
   * @param atOnce requests of one caller at the engine
   * @param atOnceInAll of all callers
   * @param queued requests of one caller that wait for a place
   * @param queuedInAll of all callers
   * @param patience how long a request waits for a place
   */
  public record Limits(
      int atOnce, int atOnceInAll, int queued, int queuedInAll, Duration patience) {}

  /** The last of all places are for callers that have none. */
  private static final int RESERVED = 2;

  /** One request that waits. */
  private static final class Waiter {
    private final Object caller;
    private boolean admitted;

    private Waiter(Object caller) {
      this.caller = caller;
    }
  }

  private final Limits limits;
  private final Map<Object, Integer> running = new HashMap<>();
  private final List<Waiter> waiters = new ArrayList<>();
  private int runningInAll;

  public Admission(Limits limits) {
    this.limits = limits;
  }

  /**
   * Does the work within a place of that caller.
   *
   * @param caller equal for all requests that share places: what the caller was granted, never what
   *     a request narrowed it to
   * @throws EngineBusy when there is no place, and none becomes free in time
   */
  public <T> T within(Object caller, Supplier<T> work) {
    enter(caller);
    try {
      return work.get();
    } finally {
      leave(caller);
    }
  }

  private synchronized void enter(Object caller) {
    // A waiter that has been admitted stays in the list until its thread runs again.
    List<Waiter> queue = waiters.stream().filter(waiter -> !waiter.admitted).toList();
    if (hasPlace(caller) && queue.stream().noneMatch(waiter -> hasPlace(waiter.caller))) {
      take(caller);
      return;
    }
    long queued = queue.stream().filter(waiter -> waiter.caller.equals(caller)).count();
    if (queued >= limits.queued() || queue.size() >= limits.queuedInAll()) {
      throw busy();
    }
    await(new Waiter(caller));
  }

  private void await(Waiter mine) {
    waiters.add(mine);
    long deadline = System.nanoTime() + limits.patience().toNanos();
    try {
      while (!mine.admitted) {
        long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
        if (leftMillis <= 0) {
          throw busy();
        }
        wait(leftMillis);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      if (mine.admitted) {
        leave(mine.caller);
      }
      throw busy();
    } finally {
      waiters.remove(mine);
    }
  }

  private synchronized void leave(Object caller) {
    runningInAll--;
    running.merge(caller, -1, (now, less) -> now + less == 0 ? null : now + less);
    admitWaiters();
  }

  private void admitWaiters() {
    while (true) {
      Waiter next = null;
      for (Waiter waiter : waiters) {
        if (!waiter.admitted
            && hasPlace(waiter.caller)
            && (next == null || running(waiter.caller) < running(next.caller))) {
          next = waiter;
        }
      }
      if (next == null) {
        return;
      }
      next.admitted = true;
      take(next.caller);
      notifyAll();
    }
  }

  private void take(Object caller) {
    runningInAll++;
    running.merge(caller, 1, Integer::sum);
  }

  private boolean hasPlace(Object caller) {
    int free = limits.atOnceInAll() - runningInAll;
    int mine = running(caller);
    return mine < limits.atOnce() && (mine == 0 ? free > 0 : free > RESERVED);
  }

  private int running(Object caller) {
    return running.getOrDefault(caller, 0);
  }

  private static EngineBusy busy() {
    return new EngineBusy(
        "too many queries of these grants are under way or waiting; try again in a few seconds");
  }
}
