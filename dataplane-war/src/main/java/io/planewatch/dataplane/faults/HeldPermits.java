package io.planewatch.dataplane.faults;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/** The permits that one request holds, one for each saturation that befell it. */
final class HeldPermits {
  private final Deque<Semaphore> held = new ArrayDeque<>();

  void add(Semaphore permits) {
    held.push(permits);
  }

  /** Gives all of them back; a second call gives nothing back. */
  void release() {
    while (!held.isEmpty()) {
      held.pop().release();
    }
  }
}
