package io.planewatch.controlplane.queries;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Threads that write a shared answer to the requests that waited for it. One caller has some of
 * them at once, so that its slow readers hold up its own alone.
 */
final class Senders {
  private static final int MOST_OF_ONE = 16;

  /** What one caller has under way. */
  private static final class Lane {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;
  }

  private final Executor threads;
  private final Map<Object, Lane> lanes = new HashMap<>();

  Senders(Executor threads) {
    this.threads = threads;
  }

  Executor of(Object caller) {
    return task -> send(caller, task);
  }

  private void send(Object caller, Runnable task) {
    synchronized (lanes) {
      Lane lane = lanes.computeIfAbsent(caller, none -> new Lane());
      if (lane.running == MOST_OF_ONE) {
        lane.waiting.add(task);
        return;
      }
      lane.running++;
    }
    threads.execute(() -> run(caller, task));
  }

  private void run(Object caller, Runnable first) {
    Runnable task = first;
    while (task != null) {
      try {
        task.run();
      } finally {
        task = next(caller);
      }
    }
  }

  private Runnable next(Object caller) {
    synchronized (lanes) {
      Lane lane = lanes.get(caller);
      Runnable next = lane.waiting.poll();
      if (next == null) {
        lane.running--;
        if (lane.running == 0) {
          lanes.remove(caller);
        }
      }
      return next;
    }
  }
}
