package io.planewatch.controlplane.engine;

import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** An engine behind a circuit breaker: while it is away, nobody waits for it. */
public final class BreakingEngine implements Engine {
  private final Engine engine;
  private final Breaker breaker;

  public BreakingEngine(Engine engine, Breaker breaker) {
    this.engine = engine;
    this.breaker = breaker;
  }

  @Override
  public EngineAnswer ask(String endpoint, Parameters parameters) {
    return guarded(() -> engine.ask(endpoint, parameters));
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    return guarded(() -> engine.read(endpoint, parameters));
  }

  private EngineAnswer guarded(Supplier<EngineAnswer> call) {
    try {
      return breaker.through(call);
    } catch (CircuitBreakerOpenException open) {
      throw new EngineUnavailable(
          "the engine did not answer the last requests; it is tried again each second", open);
    }
  }
}
