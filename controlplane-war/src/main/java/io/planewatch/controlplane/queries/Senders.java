package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.engine.ShareCounts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Threads that write a shared answer to the requests that waited for it. One share has some of them
 * at once, so that its slow readers hold up its own alone.
 */
final class Senders {
  private static final int MOST_OF_ONE = 16;

  private record Sending(CallerShare share, Runnable task) {}

  private final Executor threads;
  private final ShareCounts running = new ShareCounts();
  private final List<Sending> waiting = new ArrayList<>();

  Senders(Executor threads) {
    this.threads = threads;
  }

  Executor of(CallerShare share) {
    return task -> send(new Sending(share, task));
  }

  private void send(Sending sending) {
    synchronized (this) {
      if (running.most(sending.share) >= MOST_OF_ONE) {
        waiting.add(sending);
        return;
      }
      running.add(sending.share, 1);
    }
    start(sending);
  }

  private void start(Sending sending) {
    threads.execute(
        () -> {
          try {
            sending.task.run();
          } finally {
            end(sending).forEach(this::start);
          }
        });
  }

  /** Gives those that may be sent now; one thread less may admit one of each of its shares. */
  private synchronized List<Sending> end(Sending ended) {
    running.add(ended.share, -1);
    List<Sending> next = new ArrayList<>();
    for (Iterator<Sending> all = waiting.iterator(); all.hasNext() && next.size() < 2; ) {
      Sending sending = all.next();
      if (running.most(sending.share) < MOST_OF_ONE) {
        all.remove();
        running.add(sending.share, 1);
        next.add(sending);
      }
    }
    return next;
  }
}
