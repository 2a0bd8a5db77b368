package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.CallerShare;
import io.planewatch.controlplane.engine.EngineBusy;
import io.planewatch.controlplane.engine.EngineUnavailable;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * One request to the engine for all who ask the same at the same time. Keys are formed behind the
 * enforcement, so only requests that may see the same share one. The first caller's thread does the
 * work; the others hold none.
 */
final class SharedFetches {
  private final ConcurrentMap<Object, SharedFetch> inFlight = new ConcurrentHashMap<>();
  private final Senders senders;
  private final AnswerMemory memory;
  private final QueryMetrics metrics;

  /**
   * @param senders send the answer to those who waited
   */
  SharedFetches(Senders senders, AnswerMemory memory, QueryMetrics metrics) {
    this.senders = senders;
    this.memory = memory;
    this.metrics = metrics;
  }

  /**
   * Follows the fetch of that key, or leads a new one: then {@code lead} runs in this thread,
   * answers {@code reply} itself and completes the fetch.
   *
   * @param caller whose share of memory and senders it takes
   */
  void fetch(Object key, CallerShare caller, Reply reply, Consumer<SharedFetch> lead) {
    while (true) {
      AnswerMemory.Lease lease = memory.lease(caller);
      SharedFetch[] mine = new SharedFetch[1];
      mine[0] = new SharedFetch(reply, lease, () -> inFlight.remove(key, mine[0]));
      SharedFetch leading = inFlight.putIfAbsent(key, mine[0]);
      if (leading == null) {
        try (lease) {
          lead(mine[0], reply, lead);
        }
        return;
      }
      if (follow(leading, caller, reply)) {
        return;
      }
      inFlight.remove(key, leading);
    }
  }

  private boolean follow(SharedFetch leading, CallerShare caller, Reply reply) {
    Senders.Place place;
    try {
      place = senders.place(caller);
    } catch (ApiError full) {
      reply.send(full.outcome());
      return true;
    }
    if (leading.follow(reply, place)) {
      metrics.coalesced();
      return true;
    }
    place.close();
    return false;
  }

  /** Ends the requests to the engine for which nobody waits any more. */
  void endAbandoned() {
    if (inFlight.isEmpty()) {
      return;
    }
    ClosedPeers closed = ClosedPeers.now();
    inFlight.values().forEach(fetch -> fetch.endIfAbandoned(closed));
  }

  private static void lead(SharedFetch mine, Reply reply, Consumer<SharedFetch> lead) {
    try {
      lead.accept(mine);
    } catch (ApiError error) {
      refuse(mine, reply, error);
    } catch (EngineBusy busy) {
      refuse(mine, reply, ApiError.tooManyRequests(busy.getMessage()));
    } catch (EngineUnavailable | UncheckedIOException unavailable) {
      refuse(mine, reply, ApiError.unavailable(unavailable.getMessage()));
    } catch (RuntimeException | Error unforeseen) {
      mine.complete(
          ApiError.badGateway("the control plane could not do this; its log says why").outcome());
      throw unforeseen;
    }
  }

  private static void refuse(SharedFetch mine, Reply reply, ApiError error) {
    mine.complete(error.outcome());
    reply.send(error.outcome());
  }
}
