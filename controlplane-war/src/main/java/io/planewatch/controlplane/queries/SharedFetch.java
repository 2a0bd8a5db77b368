package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** One request to the engine that is under way, and those who wait for its answer. */
final class SharedFetch {
  private final CompletableFuture<Outcome> completion = new CompletableFuture<>();
  private final Cancellation cancellation = new Cancellation();
  private final List<Reply> waiting = new ArrayList<>();
  private final AnswerMemory.Lease lease;
  private final Runnable free;
  private boolean isAbandoned;

  /**
   * @param leader the one in whose thread the engine is asked
   * @param lease holds what the answer takes until the last one has it
   * @param free makes room for the next fetch of the same key
   */
  SharedFetch(Reply leader, AnswerMemory.Lease lease, Runnable free) {
    this.lease = lease;
    this.free = free;
    waiting.add(leader);
  }

  AnswerMemory.Lease lease() {
    return lease;
  }

  /** Ends the request to the engine. */
  Cancellation cancellation() {
    return cancellation;
  }

  /**
   * @return false when nobody waited any more, so that there will be no answer
   */
  synchronized boolean follow(Reply reply, Executor executor) {
    if (isAbandoned) {
      return false;
    }
    waiting.add(reply);
    lease.retain();
    CompletableFuture<Void> unused =
        completion
            .thenAcceptAsync(reply.deferred(), executor)
            .whenComplete((sent, failed) -> lease.close());
    return true;
  }

  synchronized boolean hasFollowers() {
    return waiting.size() > 1;
  }

  /** Ends the request to the engine when everybody who waited for it has closed the connection. */
  void endIfAbandoned(ClosedPeers closed) {
    synchronized (this) {
      if (isAbandoned
          || completion.isDone()
          || !waiting.stream().allMatch(one -> one.isGone(closed))) {
        return;
      }
      isAbandoned = true;
    }
    free.run();
    cancellation.cancel();
  }

  /**
   * Whoever comes after this asks anew: an answer serves those who waited for it, not those who
   * come later.
   */
  void complete(Outcome outcome) {
    free.run();
    completion.complete(outcome);
  }
}
