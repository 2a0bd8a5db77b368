package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.engine.ShareCounts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Threads that write a shared answer to the requests that waited for it. One share has some of them
 * at once, so that its slow readers hold up its own alone, and has a bounded number of requests
 * that wait.
 */
final class Senders {
  private static final int MOST_OF_ONE = 16;

  private record Sending(Place place, Runnable task) {}

  private final Executor threads;
  private final Limits limits;
  private final ShareCounts places = new ShareCounts();
  private final ShareCounts running = new ShareCounts();
  private final List<Sending> waiting = new ArrayList<>();
  private int placesInAll;

  /**
   * How many requests may wait for a shared answer or for a thread, or be sent an answer.
   *
   * @param ofOne requests of one share
   * @param inAll requests of all callers
   */
  record Limits(int ofOne, int inAll) {}

  Senders(Executor threads, Limits limits) {
    this.threads = threads;
    this.limits = limits;
  }

  /** Room for one request; it is given back once: when its answer is sent, or when it is closed. */
  final class Place implements Executor, AutoCloseable {
    private final CallerShare share;
    private boolean isClosed;

    private Place(CallerShare share) {
      this.share = share;
    }

    @Override
    public void execute(Runnable task) {
      send(new Sending(this, task));
    }

    @Override
    public void close() {
      synchronized (Senders.this) {
        if (!isClosed) {
          isClosed = true;
          placesInAll--;
          places.add(share, -1);
        }
      }
    }
  }

  /**
   * @throws ApiError 503 when as many requests wait as the limits allow
   */
  synchronized Place place(CallerShare share) {
    if (placesInAll >= limits.inAll() || places.most(share) >= limits.ofOne()) {
      throw ApiError.unavailable(
          "too many requests wait for the answer of a query that is under way already; try again in"
              + " a few seconds");
    }
    placesInAll++;
    places.add(share, 1);
    return new Place(share);
  }

  private void send(Sending sending) {
    synchronized (this) {
      if (running.most(sending.place.share) >= MOST_OF_ONE) {
        waiting.add(sending);
        return;
      }
      running.add(sending.place.share, 1);
    }
    start(sending);
  }

  private void start(Sending sending) {
    threads.execute(
        () -> {
          try {
            sending.task.run();
          } finally {
            sending.place.close();
            end(sending).forEach(this::start);
          }
        });
  }

  /** Gives those that may be sent now; one thread less may admit one of each of its shares. */
  private synchronized List<Sending> end(Sending ended) {
    running.add(ended.place.share, -1);
    List<Sending> next = new ArrayList<>();
    for (Iterator<Sending> all = waiting.iterator(); all.hasNext() && next.size() < 2; ) {
      Sending sending = all.next();
      if (running.most(sending.place.share) < MOST_OF_ONE) {
        all.remove();
        running.add(sending.place.share, 1);
        next.add(sending);
      }
    }
    return next;
  }
}
