package io.planewatch.controlplane.engine;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * An engine behind a circuit breaker: while it is away, nobody waits for it. Only a light request
 * of our own opens the circuit. A caller's heavy query that runs into its time-out says nothing of
 * the engine, so it makes the engine be asked for its version, and the answer to that decides.
 */
public final class BreakingEngine implements Engine {
  private static final String PROBED = "status/buildinfo";

  /** The pooled engine waits 2 s longer, so a stopped engine is found after 3.2 s. */
  private static final Duration PROBE_TIMEOUT = Duration.ofMillis(1200);

  /** A request that waits longer than this makes the engine be probed meanwhile. */
  private static final Duration SILENCE = Duration.ofMillis(300);

  /** Between two probes of an engine that makes requests wait. */
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);

  /** Between two probes of an engine that is away. */
  private static final Duration RETURN_INTERVAL = Duration.ofSeconds(1);

  private static final String AWAY =
      "the engine did not answer the last requests; it is tried again each second";

  /** A request whose answer has not begun. */
  private record Waiting(long sinceNanos, Cancellation cancellation) {}

  private final Engine engine;
  private final LongSupplier nanoTime;
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private final Semaphore probing = new Semaphore(1);
  private volatile boolean away;
  private volatile long probedNanos;

  /**
   * @param nanoTime as System.nanoTime
   */
  public BreakingEngine(Engine engine, LongSupplier nanoTime) {
    this.engine = engine;
    this.nanoTime = nanoTime;
    this.probedNanos = nanoTime.getAsLong();
  }

  @Override
  public EngineAnswer ask(String endpoint, Parameters parameters) {
    Parameters cancellable = cancellable(parameters);
    return guarded(cancellable, () -> engine.ask(endpoint, cancellable));
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    Parameters cancellable = cancellable(parameters);
    return guarded(cancellable, () -> engine.read(endpoint, cancellable));
  }

  private static Parameters cancellable(Parameters parameters) {
    return parameters.cancellation().isPresent()
        ? parameters
        : parameters.cancelledBy(new Cancellation());
  }

  private EngineAnswer guarded(Parameters parameters, Supplier<EngineAnswer> call) {
    if (away && !isBack()) {
      throw new EngineUnavailable(AWAY);
    }
    Waiting mine = new Waiting(nanoTime.getAsLong(), parameters.cancellation().orElseThrow());
    waiting.add(mine);
    try {
      return call.get();
    } catch (RequestCancelled cancelled) {
      throw away ? new EngineUnavailable(AWAY, cancelled) : cancelled;
    } catch (EngineBusy busy) {
      throw busy;
    } catch (EngineUnavailable unavailable) {
      probeUnlessProbed();
      throw unavailable;
    } finally {
      waiting.remove(mine);
    }
  }

  /**
   * To be called now and then: finds out that an engine is silent before its callers' time-outs.
   */
  public void watch() {
    long now = nanoTime.getAsLong();
    boolean silent = waiting.stream().anyMatch(one -> now - one.sinceNanos() > SILENCE.toNanos());
    if (!silent || now - probedNanos < WATCH_INTERVAL.toNanos()) {
      return;
    }
    probeUnlessProbed();
    if (away) {
      waiting.stream()
          .filter(one -> now - one.sinceNanos() > SILENCE.toNanos())
          .forEach(one -> one.cancellation().cancel());
    }
  }

  private boolean isBack() {
    if (nanoTime.getAsLong() - probedNanos >= RETURN_INTERVAL.toNanos()) {
      probeUnlessProbed();
    }
    return !away;
  }

  /** One at a time: the others go by what was known before. */
  private void probeUnlessProbed() {
    if (!probing.tryAcquire()) {
      return;
    }
    try {
      away = !answers();
      probedNanos = nanoTime.getAsLong();
    } finally {
      probing.release();
    }
  }

  private boolean answers() {
    try (EngineAnswer answer =
        engine.read(PROBED, Parameters.none().waitingAtMost(PROBE_TIMEOUT))) {
      return answer.status() > 0;
    } catch (EngineBusy busy) {
      return !away;
    } catch (EngineUnavailable unavailable) {
      return false;
    }
  }
}
