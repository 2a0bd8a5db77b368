package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.engine.EngineBusy;
import io.planewatch.controlplane.engine.EngineUnavailable;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One request to the engine for all who ask the same at the same time. Keys are formed behind the
 * enforcement, so only requests that may see the same share one. The first caller's thread does the
 * work; the others hold none.
 */
final class Flights {
  private final ConcurrentMap<Object, Flight> inFlight = new ConcurrentHashMap<>();
  private final Executor executor;
  private final QueryMetrics metrics;

  /**
   * @param executor sends the answer to those who waited
   */
  Flights(Executor executor, QueryMetrics metrics) {
    this.executor = executor;
    this.metrics = metrics;
  }

  /**
   * Follows the flight of that key, or leads a new one: then {@code lead} runs in this thread,
   * answers {@code reply} itself and lands the flight.
   */
  void board(Object key, Reply reply, Consumer<Flight> lead) {
    Flight mine = new Flight(() -> inFlight.remove(key));
    Flight leading = inFlight.putIfAbsent(key, mine);
    if (leading != null) {
      metrics.coalesced();
      leading.follow(reply, executor);
      return;
    }
    try {
      lead.accept(mine);
    } catch (ApiError error) {
      mine.land(error.outcome());
      reply.send(error.outcome());
    } catch (EngineBusy busy) {
      Outcome outcome = ApiError.tooManyRequests(busy.getMessage()).outcome();
      mine.land(outcome);
      reply.send(outcome);
    } catch (EngineUnavailable | UncheckedIOException unavailable) {
      Outcome outcome = ApiError.unavailable(unavailable.getMessage()).outcome();
      mine.land(outcome);
      reply.send(outcome);
    } catch (RuntimeException | Error unforeseen) {
      mine.land(
          ApiError.badGateway("the control plane could not do this; its log says why").outcome());
      throw unforeseen;
    }
  }
}
