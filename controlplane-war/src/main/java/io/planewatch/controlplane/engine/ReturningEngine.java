package io.planewatch.controlplane.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** An engine that says when it is back: it may be another version than before. */
public final class ReturningEngine implements Engine {
  private final Engine engine;
  private final Runnable returned;
  private final AtomicBoolean away = new AtomicBoolean();

  public ReturningEngine(Engine engine, Runnable returned) {
    this.engine = engine;
    this.returned = returned;
  }

  @Override
  public EngineAnswer ask(String endpoint, Parameters parameters) {
    return watched(() -> engine.ask(endpoint, parameters));
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    return watched(() -> engine.read(endpoint, parameters));
  }

  private EngineAnswer watched(Supplier<EngineAnswer> call) {
    try {
      EngineAnswer answer = call.get();
      if (away.get() && away.compareAndSet(true, false)) {
        returned.run();
      }
      return answer;
    } catch (EngineBusy | RequestCancelled notOfTheEngine) {
      throw notOfTheEngine;
    } catch (EngineUnavailable unavailable) {
      away.set(true);
      throw unavailable;
    }
  }
}
