package io.planewatch.controlplane.engine;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Several engines that do the same work, tried in order: the first one that answers counts. */
public final class FailoverEngine implements Engine {
  private final List<Engine> engines;
  private final Runnable switched;
  private final AtomicInteger answering = new AtomicInteger();

  /**
   * @param switched told before the first answer of another engine than before is returned: it may
   *     be another version
   */
  public FailoverEngine(List<Engine> engines, Runnable switched) {
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("there is no engine to ask");
    }
    this.engines = List.copyOf(engines);
    this.switched = switched;
  }

  @Override
  public EngineAnswer ask(String endpoint, Parameters parameters) {
    return first(engine -> engine.ask(endpoint, parameters));
  }

  @Override
  public EngineAnswer read(String endpoint, Parameters parameters) {
    return first(engine -> engine.read(endpoint, parameters));
  }

  private EngineAnswer first(Function<Engine, EngineAnswer> call) {
    EngineUnavailable last = null;
    for (int i = 0; i < engines.size(); i++) {
      try {
        EngineAnswer answer = call.apply(engines.get(i));
        if (answering.getAndSet(i) != i) {
          switched.run();
        }
        return answer;
      } catch (RequestCancelled cancelled) {
        throw cancelled;
      } catch (EngineUnavailable unavailable) {
        last = unavailable;
      }
    }
    throw last;
  }
}
