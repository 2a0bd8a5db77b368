package io.planewatch.controlplane.state;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many threads may work with the database, and wait for that. Without it a database that hangs
 * takes every thread that answers requests, and with them the requests that need no database.
 */
final class DatabasePlaces {
  private final Semaphore places;
  private final int mostWaiting;
  private final Duration patience;

  DatabasePlaces(int places, int mostWaiting, Duration patience) {
    this.places = new Semaphore(places, true);
    this.mostWaiting = mostWaiting;
    this.patience = patience;
  }

  /** Whether the caller may go on; it then calls {@link #leave}. */
  boolean enter() {
    // Unlike the timed variant this one does not queue: a free place needs no bound on waiters.
    if (places.tryAcquire()) {
      return true;
    }
    if (places.getQueueLength() >= mostWaiting) {
      return false;
    }
    try {
      return places.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void leave() {
    places.release();
  }
}
