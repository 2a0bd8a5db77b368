package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.coverage.Coverage;
import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings answers from the engine to those who asked: once for all who ask the same, within a
 * caller's places and memory, as they come.
 */
final class SharedAnswers {
  private record Passing(String endpoint, Parameters parameters) {}

  /** What is left to do once the request to the engine is over and its place is free again. */
  interface FollowUp extends Runnable {}

  private final Engine engine;
  private final SharedFetches fetches;
  private final Admission admission;
  private final Relay.Bounds bounds;

  SharedAnswers(Engine engine, SharedFetches fetches, Admission admission, Relay.Bounds bounds) {
    this.engine = engine;
    this.fetches = fetches;
    this.admission = admission;
    this.bounds = bounds;
  }

  Relay.Bounds bounds() {
    return bounds;
  }

  /** Passes the engine's answer on as it is. */
  void pass(
      String endpoint,
      Parameters parameters,
      Reach reach,
      Optional<Coverage> coverage,
      Reply reply) {
    fetch(
        new Passing(endpoint, parameters),
        reach,
        reply,
        fetch -> stream(ask(endpoint, parameters, fetch), fetch, reply, coverage, relay -> {}));
  }

  /**
   * Follows who asks the same already, or leads: then {@code lead} runs here, within a place of the
   * caller, and what it returns runs after that.
   */
  void fetch(Object key, Reach reach, Reply reply, Function<SharedFetch, FollowUp> lead) {
    fetches.fetch(
        key,
        reach.share(),
        reply,
        fetch -> admission.within(reach.share(), () -> lead.apply(fetch)).run());
  }

  EngineAnswer ask(String endpoint, Parameters parameters, SharedFetch fetch) {
    return engine.ask(endpoint, parameters.cancelledBy(fetch.cancellation()));
  }

  /**
   * Reads the beginning of an answer. The follow-up sends the answer while it arrives, then gives
   * the copy to {@code afterwards}, and then completes the fetch. In this order, those who asked
   * need not wait until the copy is kept, and the next one who asks finds it. A short answer and an
   * error of the engine are sent whole. The engine has evaluated the query once its answer begins,
   * so the place at the engine is free while a slow client reads.
   */
  FollowUp stream(
      EngineAnswer answer,
      SharedFetch fetch,
      Reply reply,
      Optional<Coverage> coverage,
      Consumer<Relay> afterwards) {
    if (!answer.isSuccess()) {
      try (answer) {
        Outcome refused = Outcome.passedOn(answer.status(), answer.readAll());
        fetch.complete(refused);
        return () -> reply.send(refused);
      }
    }
    Relay relay = new Relay(answer, bounds, coverage, fetch.lease());
    if (relay.isWhole()) {
      Outcome whole = relay.outcome();
      afterwards.accept(relay);
      fetch.complete(whole);
      return () -> reply.send(whole);
    }
    FollowUp sending =
        () -> {
          try (answer) {
            reply.stream(out -> pass(relay, out, fetch, afterwards));
          } finally {
            // The reply may fail before it asks for the body; a fetch that is complete stays so.
            fetch.complete(brokenOff());
          }
        };
    if (reply.waitsForReader()) {
      return sending;
    }
    // It holds the whole answer in memory, as often at once as there are places.
    sending.run();
    return () -> {};
  }

  private static void pass(
      Relay relay, OutputStream out, SharedFetch fetch, Consumer<Relay> afterwards)
      throws IOException {
    try {
      relay.pass(out, fetch);
    } catch (IOException | RuntimeException | Error broken) {
      fetch.complete(brokenOff());
      throw broken;
    }
    if (!relay.isKept()) {
      return;
    }
    try {
      afterwards.accept(relay);
    } finally {
      fetch.complete(relay.outcome());
    }
  }

  private static Outcome brokenOff() {
    return ApiError.unavailable("the engine broke off its answer").outcome();
  }
}
