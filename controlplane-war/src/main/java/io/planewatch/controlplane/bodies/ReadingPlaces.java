package io.planewatch.controlplane.bodies;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits the threads that wait for clients that send or read a body, for each caller and in total.
 * The total is a part of the server's threads. A slow caller fills its own places.
 */
final class ReadingPlaces {
  /**
   * @param ofCaller maximum number of simultaneous bodies of one caller
   * @param waiting further requests of that caller that wait for a place
   * @param inAll maximum number of simultaneous bodies, and of waiting requests, of all callers
   * @param reserved those of {@code inAll} that only a caller without any place may take
   * @param patience maximum wait for a place
   */
  record Limits(int ofCaller, int waiting, int inAll, int reserved, Duration patience) {}

  private static final class Count {
    private int reading;
    private int waiting;
  }

  private final Limits limits;
  private final Map<Object, Count> counts = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private int inAll;

  ReadingPlaces(Limits limits) {
    this.limits = limits;
  }

  /** Whether the caller has a place now; it then calls {@link #leave}. */
  boolean enter(Object caller) {
    lock.lock();
    try {
      Count count = counts.computeIfAbsent(caller, first -> new Count());
      boolean entered = inAll < bound(count) && enter(count);
      forget(caller, count);
      return entered;
    } finally {
      lock.unlock();
    }
  }

  /** Callers that have a place leave some to callers that have none. */
  private int bound(Count count) {
    boolean hasNone = count.reading == 0 && count.waiting == 0;
    return hasNone ? limits.inAll() : limits.inAll() - limits.reserved();
  }

  private boolean enter(Count count) {
    if (count.reading >= limits.ofCaller() && !awaitPlace(count)) {
      return false;
    }
    count.reading++;
    inAll++;
    return true;
  }

  private boolean awaitPlace(Count count) {
    if (count.waiting >= limits.waiting()) {
      return false;
    }
    count.waiting++;
    inAll++;
    try {
      long nanos = limits.patience().toNanos();
      while (count.reading >= limits.ofCaller()) {
        if (nanos <= 0) {
          return false;
        }
        nanos = left.awaitNanos(nanos);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      count.waiting--;
      inAll--;
    }
  }

  void leave(Object caller) {
    lock.lock();
    try {
      Count count = counts.get(caller);
      count.reading--;
      inAll--;
      forget(caller, count);
      left.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void forget(Object caller, Count count) {
    if (count.reading == 0 && count.waiting == 0) {
      counts.remove(caller);
    }
  }
}
