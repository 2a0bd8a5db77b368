package io.planewatch.controlplane.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Limits the simultaneous requests of each caller at the engine. The limit of all callers is lower
 * than the concurrency of the engine. One team's dashboards therefore can't block another team's.
 * Every request of a caller to an engine goes through here. A request without a place waits for a
 * short time. Among the waiting callers, the one with the fewest active requests is first.
 */
public final class Admission {
  /**
   * @param atOnce requests of one share at the engine
   * @param atOnceInAll of all callers
   * @param queued requests of one share that wait for a place
   * @param queuedInAll of all callers
   * @param patience how long a request waits for a place
   */
  public record Limits(
      int atOnce, int atOnceInAll, int queued, int queuedInAll, Duration patience) {}

  /** The last of all places are for callers that have none. */
  private static final int RESERVED = 2;

  /** One request that waits. */
  private static final class Waiter {
    private final CallerShare caller;
    private boolean admitted;

    private Waiter(CallerShare caller) {
      this.caller = caller;
    }
  }

  private final Limits limits;
  private final ShareCounts running = new ShareCounts();
  private final List<Waiter> waiters = new ArrayList<>();
  private int runningInAll;

  public Admission(Limits limits) {
    this.limits = limits;
  }

  /**
   * Does the work within a place of that caller.
   *
   * @throws EngineBusy when there is no place, and none becomes free in time
   */
  public <T> T within(CallerShare caller, Supplier<T> work) {
    enter(caller);
    try {
      return work.get();
    } finally {
      leave(caller);
    }
  }

  private synchronized void enter(CallerShare caller) {
    // A waiter that has been admitted stays in the list until its thread runs again.
    List<Waiter> queue = waiters.stream().filter(waiter -> !waiter.admitted).toList();
    if (hasPlace(caller) && queue.stream().noneMatch(waiter -> hasPlace(waiter.caller))) {
      take(caller);
      return;
    }
    ShareCounts queued = new ShareCounts();
    queue.forEach(waiter -> queued.add(waiter.caller, 1));
    if (queued.most(caller) >= limits.queued() || queue.size() >= limits.queuedInAll()) {
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

  private synchronized void leave(CallerShare caller) {
    runningInAll--;
    running.add(caller, -1);
    admitWaiters();
  }

  private void admitWaiters() {
    while (true) {
      Waiter next = null;
      for (Waiter waiter : waiters) {
        if (!waiter.admitted
            && hasPlace(waiter.caller)
            && (next == null || running.sum(waiter.caller) < running.sum(next.caller))) {
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

  private void take(CallerShare caller) {
    runningInAll++;
    running.add(caller, 1);
  }

  private boolean hasPlace(CallerShare caller) {
    int free = limits.atOnceInAll() - runningInAll;
    long mine = running.most(caller);
    return mine < limits.atOnce() && (mine == 0 ? free > 0 : free > RESERVED);
  }

  private static EngineBusy busy() {
    return new EngineBusy(
        "too many queries of this account or of these grants are under way or waiting; try again in"
            + " a few seconds");
  }
}
