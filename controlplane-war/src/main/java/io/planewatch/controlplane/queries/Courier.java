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
final class Courier {
  private record Passing(String endpoint, Parameters parameters) {}

  /** What is left to do once the request to the engine is over and its place is free again. */
  interface Delivery extends Runnable {}

  private final Engine engine;
  private final Flights flights;
  private final Admission admission;
  private final Relay.Bounds bounds;

  Courier(Engine engine, Flights flights, Admission admission, Relay.Bounds bounds) {
    this.engine = engine;
    this.flights = flights;
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
    board(
        new Passing(endpoint, parameters),
        reach,
        reply,
        flight -> stream(ask(endpoint, parameters, flight), flight, reply, coverage, relay -> {}));
  }

  /**
   * Follows who asks the same already, or leads: then {@code lead} runs here, within a place of the
   * caller, and what it returns runs after that.
   */
  void board(Object key, Reach reach, Reply reply, Function<Flight, Delivery> lead) {
    flights.board(
        key,
        reach.share(),
        reply,
        flight -> admission.within(reach.share(), () -> lead.apply(flight)).run());
  }

  EngineAnswer ask(String endpoint, Parameters parameters, Flight flight) {
    return engine.ask(endpoint, parameters.cancelledBy(flight.cancellation()));
  }

  /**
   * Sends an answer as it comes, hands the copy to {@code afterwards}, and lands the flight: in
   * this order, as nobody who asked waits for what is kept, but whoever asks next must find it. A
   * short answer and an error of the engine are sent whole.
   */
  Delivery stream(
      EngineAnswer answer,
      Flight flight,
      Reply reply,
      Optional<Coverage> coverage,
      Consumer<Relay> afterwards) {
    if (!answer.isSuccess()) {
      try (answer) {
        Outcome refused = Outcome.passedOn(answer.status(), answer.readAll());
        flight.land(refused);
        return () -> reply.send(refused);
      }
    }
    Relay relay = new Relay(answer, bounds, coverage, flight.lease());
    if (relay.isWhole()) {
      Outcome whole = relay.outcome();
      afterwards.accept(relay);
      flight.land(whole);
      return () -> reply.send(whole);
    }
    try (answer) {
      reply.stream(out -> pass(relay, out, flight, afterwards));
    } finally {
      // The reply may fail before it asks for the body; a flight that has landed stays as it is.
      flight.land(brokenOff());
    }
    return () -> {};
  }

  private static void pass(Relay relay, OutputStream out, Flight flight, Consumer<Relay> afterwards)
      throws IOException {
    try {
      relay.pass(out, flight);
    } catch (IOException | RuntimeException | Error broken) {
      flight.land(brokenOff());
      throw broken;
    }
    if (!relay.isKept()) {
      return;
    }
    try {
      afterwards.accept(relay);
    } finally {
      flight.land(relay.outcome());
    }
  }

  private static Outcome brokenOff() {
    return ApiError.unavailable("the engine broke off its answer").outcome();
  }
}
