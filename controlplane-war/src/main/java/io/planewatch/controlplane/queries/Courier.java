package io.planewatch.controlplane.queries;

import io.planewatch.controlplane.coverage.Coverage;
import io.planewatch.controlplane.engine.Admission;
import io.planewatch.controlplane.engine.Engine;
import io.planewatch.controlplane.engine.EngineAnswer;
import io.planewatch.controlplane.engine.Parameters;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings answers from the engine to those who asked: once for all who ask the same, within a
 * caller's share, as they come.
 */
final class Courier {
  private record Passing(String endpoint, Parameters parameters) {}

  private final Engine engine;
  private final Flights flights;
  private final Admission admission;
  private final int mostBytes;

  /**
   * @param mostBytes bound on one answer
   */
  Courier(Engine engine, Flights flights, Admission admission, int mostBytes) {
    this.engine = engine;
    this.flights = flights;
    this.admission = admission;
    this.mostBytes = mostBytes;
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
        flight -> stream(ask(endpoint, parameters), flight, reply, coverage, relay -> {}));
  }

  /**
   * Follows who asks the same already, or leads: then {@code lead} runs here, within the caller's
   * share.
   */
  void board(Object key, Reach reach, Reply reply, Consumer<Flight> lead) {
    flights.board(key, reply, flight -> within(reach, () -> lead.accept(flight)));
  }

  private void within(Reach reach, Runnable work) {
    admission.within(
        reach.granted(),
        () -> {
          work.run();
          return work;
        });
  }

  EngineAnswer ask(String endpoint, Parameters parameters) {
    return engine.ask(endpoint, parameters);
  }

  /**
   * Sends an answer as it comes, hands the copy to {@code afterwards}, and lands the flight: in
   * this order, as nobody who asked waits for what is kept, but whoever asks next must find it. A
   * short answer and an error of the engine are sent whole.
   */
  void stream(
      EngineAnswer answer,
      Flight flight,
      Reply reply,
      Optional<Coverage> coverage,
      Consumer<Relay> afterwards) {
    if (!answer.isSuccess()) {
      try (answer) {
        Outcome refused = Outcome.passedOn(answer.status(), answer.readAll());
        flight.land(refused);
        reply.send(refused);
        return;
      }
    }
    Relay relay = new Relay(answer, mostBytes, coverage);
    if (relay.isWhole()) {
      Outcome whole = relay.outcome();
      afterwards.accept(relay);
      flight.land(whole);
      reply.send(whole);
      return;
    }
    reply.stream(
        out -> {
          Outcome whole;
          try {
            whole = relay.pass(out, flight);
          } catch (IOException | RuntimeException | Error broken) {
            flight.land(ApiError.unavailable("the engine broke off its answer").outcome());
            throw broken;
          }
          try {
            afterwards.accept(relay);
          } finally {
            flight.land(whole);
          }
        });
  }
}
