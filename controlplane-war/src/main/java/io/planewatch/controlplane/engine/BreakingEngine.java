package io.planewatch.controlplane.engine;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** An engine behind a circuit breaker: while it is away, nobody waits for it. */
public final class BreakingEngine implements Engine {
  /**
   * So many requests in a row without an answer, and only one at a time finds out whether it is
   * back: a half-open circuit lets everybody in, who would then wait for an engine that hangs.
   */
  private static final int AWAY_AFTER = 5;

  private static final String AWAY =
      "the engine did not answer the last requests; it is tried again each second";

  private final Engine engine;
  private final Breaker breaker;
  private final AtomicInteger unanswered = new AtomicInteger();
  private final Semaphore trial = new Semaphore(1);

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
    if (unanswered.get() < AWAY_AFTER) {
      return counted(call);
    }
    if (!trial.tryAcquire()) {
      throw new EngineUnavailable(AWAY);
    }
    try {
      return counted(call);
    } finally {
      trial.release();
    }
  }

  private EngineAnswer counted(Supplier<EngineAnswer> call) {
    try {
      EngineAnswer answer = breaker.through(call);
      unanswered.set(0);
      return answer;
    } catch (CircuitBreakerOpenException open) {
      throw new EngineUnavailable(AWAY, open);
    } catch (EngineUnavailable unavailable) {
      unanswered.incrementAndGet();
      throw unavailable;
    }
  }
}
