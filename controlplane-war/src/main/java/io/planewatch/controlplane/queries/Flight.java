package io.planewatch.controlplane.queries;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** One request to the engine that is under way, and those who wait for its answer. */
final class Flight {
  private final CompletableFuture<Outcome> landing = new CompletableFuture<>();
  private final AtomicInteger followers = new AtomicInteger();
  private final Runnable free;

  /**
   * @param free makes room for the next flight of the same key
   */
  Flight(Runnable free) {
    this.free = free;
  }

  void follow(Reply reply, Executor executor) {
    followers.incrementAndGet();
    CompletableFuture<Void> unused = landing.thenAcceptAsync(reply.deferred(), executor);
  }

  boolean hasFollowers() {
    return followers.get() > 0;
  }

  /**
   * Whoever comes after this asks anew: an answer serves those who waited for it, not those who
   * come later.
   */
  void land(Outcome outcome) {
    free.run();
    landing.complete(outcome);
  }
}
